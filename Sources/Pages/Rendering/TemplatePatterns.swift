/// How the tags look that ``TemplateSource`` looks for.
///
/// Made once for all templates: reading a pattern takes longer than matching most templates with it.
struct TemplatePatterns {
    /// A constant, such as `{{text.survey.send}}`.
    let constant = /\{\{((?:text|page|site|organisation|assets|colours)\.[A-Za-z0-9.-]+)\}\}/
    /// A call of another template.
    let call = /\{\{[><]\s*([a-z-]+)\s*\}\}/
}

#include "resources.h"

// Each file is named by its path in the repository, as `Resource.named` looks it up.
static const unsigned char schema_form_schema_json[] = {
#embed "../../schema/form.schema.json"
};
static const unsigned char schema_sqlite_0001[] = {
#embed "../../schema/sqlite/0001-initial.sql"
};
static const unsigned char schema_sqlite_0002[] = {
#embed "../../schema/sqlite/0002-translations.sql"
};
static const unsigned char schema_sqlite_0003[] = {
#embed "../../schema/sqlite/0003-drafts.sql"
};
static const unsigned char schema_sqlite_0004[] = {
#embed "../../schema/sqlite/0004-counts.sql"
};
static const unsigned char schema_sqlite_0005[] = {
#embed "../../schema/sqlite/0005-ledger.sql"
};
static const unsigned char schema_sqlite_0006[] = {
#embed "../../schema/sqlite/0006-forgetting.sql"
};
static const unsigned char schema_sqlite_0007[] = {
#embed "../../schema/sqlite/0007-consent.sql"
};
static const unsigned char schema_sqlite_0009[] = {
#embed "../../schema/sqlite/0009-mail.sql"
};
static const unsigned char schema_sqlite_0011[] = {
#embed "../../schema/sqlite/0011-invitations.sql"
};
static const unsigned char schema_sqlite_0012[] = {
#embed "../../schema/sqlite/0012-returned-mail.sql"
};
static const unsigned char schema_sqlite_0014[] = {
#embed "../../schema/sqlite/0014-releases.sql"
};
static const unsigned char schema_sqlite_0015[] = {
#embed "../../schema/sqlite/0015-stories.sql"
};
static const unsigned char schema_sqlite_0016[] = {
#embed "../../schema/sqlite/0016-webhooks.sql"
};
static const unsigned char schema_sqlite_0018[] = {
#embed "../../schema/sqlite/0018-moving.sql"
};
static const unsigned char schema_sqlite_0019[] = {
#embed "../../schema/sqlite/0019-storage.sql"
};
static const unsigned char schema_sqlite_0020[] = {
#embed "../../schema/sqlite/0020-sheets.sql"
};
static const unsigned char schema_postgresql_0001[] = {
#embed "../../schema/postgresql/0001-initial.sql"
};
static const unsigned char schema_postgresql_0002[] = {
#embed "../../schema/postgresql/0002-translations.sql"
};
static const unsigned char schema_postgresql_0003[] = {
#embed "../../schema/postgresql/0003-drafts.sql"
};
static const unsigned char schema_postgresql_0004[] = {
#embed "../../schema/postgresql/0004-counts.sql"
};
static const unsigned char schema_postgresql_0005[] = {
#embed "../../schema/postgresql/0005-ledger.sql"
};
static const unsigned char schema_postgresql_0006[] = {
#embed "../../schema/postgresql/0006-forgetting.sql"
};
static const unsigned char schema_postgresql_0007[] = {
#embed "../../schema/postgresql/0007-consent.sql"
};
static const unsigned char schema_postgresql_0009[] = {
#embed "../../schema/postgresql/0009-mail.sql"
};
static const unsigned char schema_postgresql_0011[] = {
#embed "../../schema/postgresql/0011-invitations.sql"
};
static const unsigned char schema_postgresql_0012[] = {
#embed "../../schema/postgresql/0012-returned-mail.sql"
};
static const unsigned char schema_postgresql_0014[] = {
#embed "../../schema/postgresql/0014-releases.sql"
};
static const unsigned char schema_postgresql_0015[] = {
#embed "../../schema/postgresql/0015-stories.sql"
};
static const unsigned char schema_postgresql_0016[] = {
#embed "../../schema/postgresql/0016-webhooks.sql"
};
static const unsigned char schema_postgresql_0018[] = {
#embed "../../schema/postgresql/0018-moving.sql"
};
static const unsigned char schema_postgresql_0019[] = {
#embed "../../schema/postgresql/0019-storage.sql"
};
static const unsigned char schema_postgresql_0020[] = {
#embed "../../schema/postgresql/0020-sheets.sql"
};
static const unsigned char service_interface_openapi_json[] = {
#embed "../../Sources/Service/Interface/openapi.json"
};
static const unsigned char pages_scripts_survey_js[] = {
#embed "../../Sources/Pages/Scripts/survey.js"
};
static const unsigned char pages_scripts_challenge_js[] = {
#embed "../../Sources/Pages/Scripts/challenge.js"
};
static const unsigned char pages_scripts_code_js[] = {
#embed "../../Sources/Pages/Scripts/code.js"
};
static const unsigned char pages_styles_icon_svg[] = {
#embed "../../Sources/Pages/Styles/icon.svg"
};
static const unsigned char pages_scripts_embed_js[] = {
#embed "../../Sources/Pages/Scripts/embed.js"
};
static const unsigned char pages_scripts_frame_js[] = {
#embed "../../Sources/Pages/Scripts/frame.js"
};
static const unsigned char pages_scripts_preview_js[] = {
#embed "../../Sources/Pages/Scripts/preview.js"
};
static const unsigned char pages_styles_colours_yaml[] = {
#embed "../../Sources/Pages/Styles/colours.yaml"
};
static const unsigned char pages_styles_site_css[] = {
#embed "../../Sources/Pages/Styles/site.css"
};
static const unsigned char pages_templates_results_mustache[] = {
#embed "../../Sources/Pages/Templates/results.mustache"
};
static const unsigned char pages_templates_results_group_mustache[] = {
#embed "../../Sources/Pages/Templates/results-group.mustache"
};
static const unsigned char pages_templates_results_subject_mustache[] = {
#embed "../../Sources/Pages/Templates/results-subject.mustache"
};
static const unsigned char pages_templates_results_filter_mustache[] = {
#embed "../../Sources/Pages/Templates/results-filter.mustache"
};
static const unsigned char pages_templates_results_chart_mustache[] = {
#embed "../../Sources/Pages/Templates/results-chart.mustache"
};
static const unsigned char pages_templates_results_table_mustache[] = {
#embed "../../Sources/Pages/Templates/results-table.mustache"
};
static const unsigned char pages_templates_article_mustache[] = {
#embed "../../Sources/Pages/Templates/article.mustache"
};
static const unsigned char pages_templates_challenge_mustache[] = {
#embed "../../Sources/Pages/Templates/challenge.mustache"
};
static const unsigned char pages_templates_decoy_mustache[] = {
#embed "../../Sources/Pages/Templates/decoy.mustache"
};
static const unsigned char pages_templates_paper_code_mustache[] = {
#embed "../../Sources/Pages/Templates/paper-code.mustache"
};
static const unsigned char pages_templates_error_summary_mustache[] = {
#embed "../../Sources/Pages/Templates/error-summary.mustache"
};
static const unsigned char pages_templates_choice_label_mustache[] = {
#embed "../../Sources/Pages/Templates/choice-label.mustache"
};
static const unsigned char pages_templates_foreign_mustache[] = {
#embed "../../Sources/Pages/Templates/foreign.mustache"
};
static const unsigned char pages_templates_question_label_mustache[] = {
#embed "../../Sources/Pages/Templates/question-label.mustache"
};
static const unsigned char pages_templates_findings_mustache[] = {
#embed "../../Sources/Pages/Templates/findings.mustache"
};
static const unsigned char pages_templates_held_mustache[] = {
#embed "../../Sources/Pages/Templates/held.mustache"
};
static const unsigned char pages_templates_home_mustache[] = {
#embed "../../Sources/Pages/Templates/home.mustache"
};
static const unsigned char pages_templates_layout_mustache[] = {
#embed "../../Sources/Pages/Templates/layout.mustache"
};
static const unsigned char pages_templates_ledger_mustache[] = {
#embed "../../Sources/Pages/Templates/ledger.mustache"
};
static const unsigned char pages_templates_message_mustache[] = {
#embed "../../Sources/Pages/Templates/message.mustache"
};
static const unsigned char pages_templates_notice_mustache[] = {
#embed "../../Sources/Pages/Templates/notice.mustache"
};
static const unsigned char pages_templates_question_about_mustache[] = {
#embed "../../Sources/Pages/Templates/question-about.mustache"
};
static const unsigned char pages_templates_question_consent_mustache[] = {
#embed "../../Sources/Pages/Templates/question-consent.mustache"
};
static const unsigned char pages_templates_question_dropdown_mustache[] = {
#embed "../../Sources/Pages/Templates/question-dropdown.mustache"
};
static const unsigned char pages_templates_question_grid_mustache[] = {
#embed "../../Sources/Pages/Templates/question-grid.mustache"
};
static const unsigned char pages_templates_question_many_mustache[] = {
#embed "../../Sources/Pages/Templates/question-many.mustache"
};
static const unsigned char pages_templates_question_mark_mustache[] = {
#embed "../../Sources/Pages/Templates/question-mark.mustache"
};
static const unsigned char pages_templates_question_note_mustache[] = {
#embed "../../Sources/Pages/Templates/question-note.mustache"
};
static const unsigned char pages_templates_question_number_mustache[] = {
#embed "../../Sources/Pages/Templates/question-number.mustache"
};
static const unsigned char pages_templates_question_one_mustache[] = {
#embed "../../Sources/Pages/Templates/question-one.mustache"
};
static const unsigned char pages_templates_question_rank_mustache[] = {
#embed "../../Sources/Pages/Templates/question-rank.mustache"
};
static const unsigned char pages_templates_question_date_mustache[] = {
#embed "../../Sources/Pages/Templates/question-date.mustache"
};
static const unsigned char pages_templates_question_rating_mustache[] = {
#embed "../../Sources/Pages/Templates/question-rating.mustache"
};
static const unsigned char pages_templates_question_slider_mustache[] = {
#embed "../../Sources/Pages/Templates/question-slider.mustache"
};
static const unsigned char pages_templates_question_story_mustache[] = {
#embed "../../Sources/Pages/Templates/question-story.mustache"
};
static const unsigned char pages_templates_question_text_mustache[] = {
#embed "../../Sources/Pages/Templates/question-text.mustache"
};
static const unsigned char pages_templates_question_write_mustache[] = {
#embed "../../Sources/Pages/Templates/question-write.mustache"
};
static const unsigned char pages_templates_receipt_entry_mustache[] = {
#embed "../../Sources/Pages/Templates/receipt-entry.mustache"
};
static const unsigned char pages_templates_receipt_mustache[] = {
#embed "../../Sources/Pages/Templates/receipt.mustache"
};
static const unsigned char pages_templates_withdrawn_mustache[] = {
#embed "../../Sources/Pages/Templates/withdrawn.mustache"
};
static const unsigned char pages_templates_erased_mustache[] = {
#embed "../../Sources/Pages/Templates/erased.mustache"
};
static const unsigned char pages_templates_erase_form_mustache[] = {
#embed "../../Sources/Pages/Templates/erase-form.mustache"
};
static const unsigned char pages_templates_change_mustache[] = {
#embed "../../Sources/Pages/Templates/change.mustache"
};
static const unsigned char pages_templates_pause_mustache[] = {
#embed "../../Sources/Pages/Templates/pause.mustache"
};
static const unsigned char pages_templates_consents_mustache[] = {
#embed "../../Sources/Pages/Templates/consents.mustache"
};
static const unsigned char pages_templates_notices_mustache[] = {
#embed "../../Sources/Pages/Templates/notices.mustache"
};
static const unsigned char pages_templates_email_field_mustache[] = {
#embed "../../Sources/Pages/Templates/email-field.mustache"
};
static const unsigned char pages_templates_mail_code_mustache[] = {
#embed "../../Sources/Pages/Templates/mail-code.mustache"
};
static const unsigned char pages_templates_mail_code_form_mustache[] = {
#embed "../../Sources/Pages/Templates/mail-code-form.mustache"
};
static const unsigned char pages_templates_one_button_mustache[] = {
#embed "../../Sources/Pages/Templates/one-button.mustache"
};
static const unsigned char pages_templates_link_request_mustache[] = {
#embed "../../Sources/Pages/Templates/link-request.mustache"
};
static const unsigned char pages_templates_preferences_mustache[] = {
#embed "../../Sources/Pages/Templates/preferences.mustache"
};
static const unsigned char pages_templates_mail_html_mustache[] = {
#embed "../../Sources/Pages/Templates/mail.html.mustache"
};
static const unsigned char pages_templates_mail_txt_mustache[] = {
#embed "../../Sources/Pages/Templates/mail.txt.mustache"
};
static const unsigned char pages_templates_sign_up_box_mustache[] = {
#embed "../../Sources/Pages/Templates/sign-up-box.mustache"
};
static const unsigned char pages_templates_sign_up_form_mustache[] = {
#embed "../../Sources/Pages/Templates/sign-up-form.mustache"
};
static const unsigned char pages_templates_sign_up_mustache[] = {
#embed "../../Sources/Pages/Templates/sign-up.mustache"
};
static const unsigned char pages_templates_survey_mustache[] = {
#embed "../../Sources/Pages/Templates/survey.mustache"
};
static const unsigned char pages_templates_stories_mustache[] = {
#embed "../Pages/Templates/stories.mustache"
};
static const unsigned char pages_templates_story_mustache[] = {
#embed "../Pages/Templates/story.mustache"
};
static const unsigned char pages_templates_story_words_mustache[] = {
#embed "../Pages/Templates/story-words.mustache"
};
static const unsigned char pages_templates_receipt_story_mustache[] = {
#embed "../Pages/Templates/receipt-story.mustache"
};
static const unsigned char pages_texts_ar_yaml[] = {
#embed "../../Sources/Pages/Texts/ar.yaml"
};
static const unsigned char pages_texts_de_yaml[] = {
#embed "../../Sources/Pages/Texts/de.yaml"
};
static const unsigned char pages_texts_es_yaml[] = {
#embed "../../Sources/Pages/Texts/es.yaml"
};
static const unsigned char pages_texts_fr_yaml[] = {
#embed "../../Sources/Pages/Texts/fr.yaml"
};
static const unsigned char pages_texts_en_yaml[] = {
#embed "../../Sources/Pages/Texts/en.yaml"
};
static const unsigned char forms_articles_rare_myasthenic_syndromes_md[] = {
#embed "../../forms/articles/rare-myasthenic-syndromes.md"
};
static const unsigned char forms_notices_privacy_en_md[] = {
#embed "../../forms/notices/privacy.en.md"
};
static const unsigned char forms_notices_terms_en_md[] = {
#embed "../../forms/notices/terms.en.md"
};
static const unsigned char forms_caring_for_someone_ar_yaml[] = {
#embed "../../forms/caring-for-someone.ar.yaml"
};
static const unsigned char forms_caring_for_someone_de_yaml[] = {
#embed "../../forms/caring-for-someone.de.yaml"
};
static const unsigned char forms_caring_for_someone_yaml[] = {
#embed "../../forms/caring-for-someone.yaml"
};
static const unsigned char forms_quality_of_life_yaml[] = {
#embed "../../forms/quality-of-life.yaml"
};
static const unsigned char forms_weekly_pulse_yaml[] = {
#embed "../../forms/weekly-pulse.yaml"
};
static const unsigned char forms_weight_rare_myasthenia_de_yaml[] = {
#embed "../../forms/weight-rare-myasthenia.de.yaml"
};
static const unsigned char forms_weight_rare_myasthenia_yaml[] = {
#embed "../../forms/weight-rare-myasthenia.yaml"
};

#define FILE_ENTRY(path, symbol) { path, symbol, sizeof symbol }
static const struct recount_resource recount_resources[] = {
    FILE_ENTRY("schema/form.schema.json", schema_form_schema_json),
    FILE_ENTRY("schema/sqlite/0001-initial.sql", schema_sqlite_0001),
    FILE_ENTRY("schema/sqlite/0002-translations.sql", schema_sqlite_0002),
    FILE_ENTRY("schema/sqlite/0003-drafts.sql", schema_sqlite_0003),
    FILE_ENTRY("schema/sqlite/0004-counts.sql", schema_sqlite_0004),
    FILE_ENTRY("schema/sqlite/0005-ledger.sql", schema_sqlite_0005),
    FILE_ENTRY("schema/sqlite/0006-forgetting.sql", schema_sqlite_0006),
    FILE_ENTRY("schema/sqlite/0007-consent.sql", schema_sqlite_0007),
    FILE_ENTRY("schema/sqlite/0009-mail.sql", schema_sqlite_0009),
    FILE_ENTRY("schema/sqlite/0011-invitations.sql", schema_sqlite_0011),
    FILE_ENTRY("schema/sqlite/0012-returned-mail.sql", schema_sqlite_0012),
    FILE_ENTRY("schema/sqlite/0014-releases.sql", schema_sqlite_0014),
    FILE_ENTRY("schema/sqlite/0015-stories.sql", schema_sqlite_0015),
    FILE_ENTRY("schema/sqlite/0016-webhooks.sql", schema_sqlite_0016),
    FILE_ENTRY("schema/sqlite/0018-moving.sql", schema_sqlite_0018),
    FILE_ENTRY("schema/sqlite/0019-storage.sql", schema_sqlite_0019),
    FILE_ENTRY("schema/sqlite/0020-sheets.sql", schema_sqlite_0020),
    FILE_ENTRY("schema/postgresql/0001-initial.sql", schema_postgresql_0001),
    FILE_ENTRY("schema/postgresql/0002-translations.sql", schema_postgresql_0002),
    FILE_ENTRY("schema/postgresql/0003-drafts.sql", schema_postgresql_0003),
    FILE_ENTRY("schema/postgresql/0004-counts.sql", schema_postgresql_0004),
    FILE_ENTRY("schema/postgresql/0005-ledger.sql", schema_postgresql_0005),
    FILE_ENTRY("schema/postgresql/0006-forgetting.sql", schema_postgresql_0006),
    FILE_ENTRY("schema/postgresql/0007-consent.sql", schema_postgresql_0007),
    FILE_ENTRY("schema/postgresql/0009-mail.sql", schema_postgresql_0009),
    FILE_ENTRY("schema/postgresql/0011-invitations.sql", schema_postgresql_0011),
    FILE_ENTRY("schema/postgresql/0012-returned-mail.sql", schema_postgresql_0012),
    FILE_ENTRY("schema/postgresql/0014-releases.sql", schema_postgresql_0014),
    FILE_ENTRY("schema/postgresql/0015-stories.sql", schema_postgresql_0015),
    FILE_ENTRY("schema/postgresql/0016-webhooks.sql", schema_postgresql_0016),
    FILE_ENTRY("schema/postgresql/0018-moving.sql", schema_postgresql_0018),
    FILE_ENTRY("schema/postgresql/0019-storage.sql", schema_postgresql_0019),
    FILE_ENTRY("schema/postgresql/0020-sheets.sql", schema_postgresql_0020),
    FILE_ENTRY("Sources/Service/Interface/openapi.json", service_interface_openapi_json),
    FILE_ENTRY("Sources/Pages/Scripts/survey.js", pages_scripts_survey_js),
    FILE_ENTRY("Sources/Pages/Scripts/challenge.js", pages_scripts_challenge_js),
    FILE_ENTRY("Sources/Pages/Scripts/code.js", pages_scripts_code_js),
    FILE_ENTRY("Sources/Pages/Styles/icon.svg", pages_styles_icon_svg),
    FILE_ENTRY("Sources/Pages/Scripts/embed.js", pages_scripts_embed_js),
    FILE_ENTRY("Sources/Pages/Scripts/frame.js", pages_scripts_frame_js),
    FILE_ENTRY("Sources/Pages/Scripts/preview.js", pages_scripts_preview_js),
    FILE_ENTRY("Sources/Pages/Styles/colours.yaml", pages_styles_colours_yaml),
    FILE_ENTRY("Sources/Pages/Styles/site.css", pages_styles_site_css),
    FILE_ENTRY("Sources/Pages/Templates/results.mustache", pages_templates_results_mustache),
    FILE_ENTRY("Sources/Pages/Templates/results-group.mustache", pages_templates_results_group_mustache),
    FILE_ENTRY("Sources/Pages/Templates/results-subject.mustache", pages_templates_results_subject_mustache),
    FILE_ENTRY("Sources/Pages/Templates/results-filter.mustache", pages_templates_results_filter_mustache),
    FILE_ENTRY("Sources/Pages/Templates/results-chart.mustache", pages_templates_results_chart_mustache),
    FILE_ENTRY("Sources/Pages/Templates/results-table.mustache", pages_templates_results_table_mustache),
    FILE_ENTRY("Sources/Pages/Templates/article.mustache", pages_templates_article_mustache),
    FILE_ENTRY("Sources/Pages/Templates/challenge.mustache", pages_templates_challenge_mustache),
    FILE_ENTRY("Sources/Pages/Templates/decoy.mustache", pages_templates_decoy_mustache),
    FILE_ENTRY("Sources/Pages/Templates/paper-code.mustache", pages_templates_paper_code_mustache),
    FILE_ENTRY("Sources/Pages/Templates/error-summary.mustache", pages_templates_error_summary_mustache),
    FILE_ENTRY("Sources/Pages/Templates/choice-label.mustache", pages_templates_choice_label_mustache),
    FILE_ENTRY("Sources/Pages/Templates/foreign.mustache", pages_templates_foreign_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-label.mustache", pages_templates_question_label_mustache),
    FILE_ENTRY("Sources/Pages/Templates/findings.mustache", pages_templates_findings_mustache),
    FILE_ENTRY("Sources/Pages/Templates/held.mustache", pages_templates_held_mustache),
    FILE_ENTRY("Sources/Pages/Templates/home.mustache", pages_templates_home_mustache),
    FILE_ENTRY("Sources/Pages/Templates/layout.mustache", pages_templates_layout_mustache),
    FILE_ENTRY("Sources/Pages/Templates/ledger.mustache", pages_templates_ledger_mustache),
    FILE_ENTRY("Sources/Pages/Templates/message.mustache", pages_templates_message_mustache),
    FILE_ENTRY("Sources/Pages/Templates/notice.mustache", pages_templates_notice_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-about.mustache", pages_templates_question_about_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-consent.mustache", pages_templates_question_consent_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-dropdown.mustache", pages_templates_question_dropdown_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-grid.mustache", pages_templates_question_grid_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-many.mustache", pages_templates_question_many_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-mark.mustache", pages_templates_question_mark_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-note.mustache", pages_templates_question_note_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-number.mustache", pages_templates_question_number_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-one.mustache", pages_templates_question_one_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-rank.mustache", pages_templates_question_rank_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-date.mustache", pages_templates_question_date_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-rating.mustache", pages_templates_question_rating_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-slider.mustache", pages_templates_question_slider_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-story.mustache", pages_templates_question_story_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-text.mustache", pages_templates_question_text_mustache),
    FILE_ENTRY("Sources/Pages/Templates/question-write.mustache", pages_templates_question_write_mustache),
    FILE_ENTRY("Sources/Pages/Templates/receipt-entry.mustache", pages_templates_receipt_entry_mustache),
    FILE_ENTRY("Sources/Pages/Templates/receipt.mustache", pages_templates_receipt_mustache),
    FILE_ENTRY("Sources/Pages/Templates/withdrawn.mustache", pages_templates_withdrawn_mustache),
    FILE_ENTRY("Sources/Pages/Templates/erased.mustache", pages_templates_erased_mustache),
    FILE_ENTRY("Sources/Pages/Templates/erase-form.mustache", pages_templates_erase_form_mustache),
    FILE_ENTRY("Sources/Pages/Templates/change.mustache", pages_templates_change_mustache),
    FILE_ENTRY("Sources/Pages/Templates/pause.mustache", pages_templates_pause_mustache),
    FILE_ENTRY("Sources/Pages/Templates/consents.mustache", pages_templates_consents_mustache),
    FILE_ENTRY("Sources/Pages/Templates/notices.mustache", pages_templates_notices_mustache),
    FILE_ENTRY("Sources/Pages/Templates/email-field.mustache", pages_templates_email_field_mustache),
    FILE_ENTRY("Sources/Pages/Templates/mail-code.mustache", pages_templates_mail_code_mustache),
    FILE_ENTRY("Sources/Pages/Templates/mail-code-form.mustache", pages_templates_mail_code_form_mustache),
    FILE_ENTRY("Sources/Pages/Templates/one-button.mustache", pages_templates_one_button_mustache),
    FILE_ENTRY("Sources/Pages/Templates/link-request.mustache", pages_templates_link_request_mustache),
    FILE_ENTRY("Sources/Pages/Templates/preferences.mustache", pages_templates_preferences_mustache),
    FILE_ENTRY("Sources/Pages/Templates/mail.html.mustache", pages_templates_mail_html_mustache),
    FILE_ENTRY("Sources/Pages/Templates/mail.txt.mustache", pages_templates_mail_txt_mustache),
    FILE_ENTRY("Sources/Pages/Templates/sign-up-box.mustache", pages_templates_sign_up_box_mustache),
    FILE_ENTRY("Sources/Pages/Templates/sign-up-form.mustache", pages_templates_sign_up_form_mustache),
    FILE_ENTRY("Sources/Pages/Templates/sign-up.mustache", pages_templates_sign_up_mustache),
    FILE_ENTRY("Sources/Pages/Templates/survey.mustache", pages_templates_survey_mustache),
    FILE_ENTRY("Sources/Pages/Templates/stories.mustache", pages_templates_stories_mustache),
    FILE_ENTRY("Sources/Pages/Templates/story.mustache", pages_templates_story_mustache),
    FILE_ENTRY("Sources/Pages/Templates/story-words.mustache", pages_templates_story_words_mustache),
    FILE_ENTRY("Sources/Pages/Templates/receipt-story.mustache", pages_templates_receipt_story_mustache),
    FILE_ENTRY("Sources/Pages/Texts/ar.yaml", pages_texts_ar_yaml),
    FILE_ENTRY("Sources/Pages/Texts/de.yaml", pages_texts_de_yaml),
    FILE_ENTRY("Sources/Pages/Texts/es.yaml", pages_texts_es_yaml),
    FILE_ENTRY("Sources/Pages/Texts/fr.yaml", pages_texts_fr_yaml),
    FILE_ENTRY("Sources/Pages/Texts/en.yaml", pages_texts_en_yaml),
    FILE_ENTRY("forms/articles/rare-myasthenic-syndromes.md", forms_articles_rare_myasthenic_syndromes_md),
    FILE_ENTRY("forms/notices/privacy.en.md", forms_notices_privacy_en_md),
    FILE_ENTRY("forms/notices/terms.en.md", forms_notices_terms_en_md),
    FILE_ENTRY("forms/caring-for-someone.ar.yaml", forms_caring_for_someone_ar_yaml),
    FILE_ENTRY("forms/caring-for-someone.de.yaml", forms_caring_for_someone_de_yaml),
    FILE_ENTRY("forms/caring-for-someone.yaml", forms_caring_for_someone_yaml),
    FILE_ENTRY("forms/quality-of-life.yaml", forms_quality_of_life_yaml),
    FILE_ENTRY("forms/weekly-pulse.yaml", forms_weekly_pulse_yaml),
    FILE_ENTRY("forms/weight-rare-myasthenia.de.yaml", forms_weight_rare_myasthenia_de_yaml),
    FILE_ENTRY("forms/weight-rare-myasthenia.yaml", forms_weight_rare_myasthenia_yaml),
};
const size_t recount_resource_count = sizeof recount_resources / sizeof recount_resources[0];

const struct recount_resource *recount_resource_at(size_t index) {
    return &recount_resources[index];
}

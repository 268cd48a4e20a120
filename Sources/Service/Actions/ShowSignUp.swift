import HTTPServer
import Pages

/// `GET /sign-up`: the sign-up box on a page of its own.
enum ShowSignUp {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let signUp = context.edition.signUp else { throw ServerFault.notFound }
        return .personal(
            context.pages.signUp(SignUpPage(box: signUp.box.stamped(context.guarding.stamp))))
    }
}

//! The policies that tell a browser what the page and its worker may do.

/// The Content-Security-Policy of every response but the worker's script, up
/// to the part that only a header can say.
macro_rules! page_policy {
    () => {
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
         connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         manifest-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types bytewise"
    };
}

/// The policy as a page carries it for servers that send no header.
pub(crate) const IN_PAGE: &str = page_policy!();

/// The policy as a header.
pub(crate) const HEADER: &str = concat!(page_policy!(), "; frame-ancestors 'none'");

/// The policy of the worker's script: it gets its module by message, and
/// reaches nothing.
pub(crate) const WORKER: &str =
    "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'";

//! What reads files and variables of the host, or would run there.

use super::{BUILT, Hostile, REFUSED, hostile, item, solve};

/// A file that looks at this expression's value.
fn text(expression: &str) -> String {
    solve(&format!(
        "let text = {expression};\nstd::hint::black_box(text);"
    ))
}

/// What reads files and variables of the host.
pub(super) fn files(canary: &str) -> Vec<Hostile> {
    vec![
        hostile(
            "include_str",
            text(&format!("include_str!({canary:?})")),
            REFUSED,
        ),
        hostile(
            "include_bytes",
            text(&format!("include_bytes!({canary:?})")),
            REFUSED,
        ),
        hostile("include", item(&format!("include!({canary:?});")), REFUSED),
        hostile(
            "include by another name",
            format!(
                "use core::include_str as read;\n{}",
                text(&format!("read!({canary:?})"))
            ),
            REFUSED,
        ),
        hostile(
            "include by a macro's identifier",
            format!(
                "macro_rules! read {{ ($with:ident) => {{ $with!({canary:?}) }}; }}\n{}",
                text("read!(include_str)")
            ),
            REFUSED,
        ),
        hostile(
            "include of pieces",
            text(&format!(
                "include_str!(concat!({:?}, {:?}))",
                &canary[..canary.len() / 2],
                &canary[canary.len() / 2..]
            )),
            REFUSED,
        ),
        hostile(
            "a module's path",
            item(&format!("#[path = {canary:?}]\nmod stolen;")),
            REFUSED,
        ),
        hostile(
            "a module's folder",
            item("mod passwd { #[path = \"/etc/passwd\"] mod stolen; }"),
            REFUSED,
        ),
        hostile("passwd", text("include_str!(\"/etc/passwd\")"), REFUSED),
        hostile(
            "shadow as code",
            item("include!(\"/etc/shadow\");"),
            REFUSED,
        ),
    ]
}

/// What looks around for more.
pub(super) fn surroundings(canary: &str, environment: &str) -> Vec<Hostile> {
    vec![
        hostile(
            "environment",
            text("include_bytes!(\"/proc/self/environ\")"),
            REFUSED,
        ),
        hostile(
            "mappings",
            text("include_bytes!(\"/proc/self/maps\")"),
            REFUSED,
        ),
        hostile(
            "an endless file",
            text("include_bytes!(\"/dev/zero\")"),
            REFUSED,
        ),
        hostile(
            "another's job",
            text("include_str!(\"../job-0/yours.rs\")"),
            REFUSED,
        ),
        hostile(
            "the host's lock",
            text("include_str!(\"../lock\")"),
            REFUSED,
        ),
        hostile(
            "the project",
            text(&format!(
                "include_str!({:?})",
                concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")
            )),
            REFUSED,
        ),
        hostile("env", text(&format!("env!({environment:?})")), REFUSED),
        hostile(
            "option_env",
            item(&format!(
                "const _: () = assert!(option_env!({environment:?}).is_none());"
            )),
            BUILT,
        ),
        hostile(
            "incbin",
            item(&format!(
                "core::arch::global_asm!(\".incbin \\\"{canary}\\\"\");"
            )),
            REFUSED,
        ),
    ]
}

/// What would run while it is compiled.
pub(super) fn natives() -> Vec<Hostile> {
    vec![
        hostile(
            "crate type in the file",
            format!("#![crate_type = \"proc-macro\"]\n{}", solve("")),
            &[],
        ),
        hostile(
            "a derive of its own",
            item(
                "extern crate proc_macro;\n#[proc_macro_derive(Steal)]\n\
                 pub fn steal(input: proc_macro::TokenStream) -> proc_macro::TokenStream { input }",
            ),
            REFUSED,
        ),
        hostile(
            "an unstable feature",
            format!("#![feature(asm)]\n{}", solve("")),
            BUILT,
        ),
        hostile(
            "a compiler plugin",
            format!("#![plugin(steal)]\n{}", solve("")),
            REFUSED,
        ),
        hostile(
            "assembly",
            solve("unsafe { core::arch::asm!(\"unreachable\") };"),
            REFUSED,
        ),
        hostile(
            "a foreign library",
            item(
                "#[link(name = \"c\", kind = \"static\")]\nunsafe extern \"C\" { fn getenv(name: *const u8) -> *const u8; }\n\
                  pub fn read() -> *const u8 { unsafe { getenv(core::ptr::null()) } }",
            ),
            REFUSED,
        ),
    ]
}

//! Sources that read files and variables of the host, or would run there.

use std::path::Path;

use super::{BUILT, Hostile, REFUSED, Secrets, hostile, item, solve};

/// A file that looks at this expression's value.
fn text(expression: &str) -> String {
    solve(&format!(
        "let text = {expression};\nstd::hint::black_box(text);"
    ))
}

/// Sources that read files and variables of the host.
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

/// Sources that look around for more.
pub(super) fn surroundings(secrets: &Secrets) -> Vec<Hostile> {
    let Secrets {
        variable, others, ..
    } = secrets;
    // On a system that has its libraries beside everything else, one cannot be
    // read without the other.
    let flat = ["/usr/lib/libc.so.6", "/lib/libc.musl-x86_64.so.1"];
    let beside_libraries = if flat.iter().any(|library| Path::new(library).exists()) {
        BUILT
    } else {
        REFUSED
    };
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
            text(&format!("include_str!({others:?})")),
            REFUSED,
        ),
        hostile(
            "another's job as code",
            item(&format!("#[path = {others:?}]\nmod stolen;")),
            REFUSED,
        ),
        hostile(
            "what lies beside the system's libraries",
            text("include_str!(\"/usr/lib/os-release\")"),
            beside_libraries,
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
        hostile(
            "the loader's index",
            text("include_bytes!(\"/etc/ld.so.cache\")"),
            REFUSED,
        ),
        hostile("env", text(&format!("env!({variable:?})")), REFUSED),
        hostile(
            "option_env",
            item(&format!(
                "const _: () = assert!(option_env!({variable:?}).is_none());"
            )),
            BUILT,
        ),
    ]
}

/// Sources that would run while they are compiled.
pub(super) fn natives(canary: &str) -> Vec<Hostile> {
    vec![
        hostile(
            "a file in assembly",
            item(&format!(
                "core::arch::global_asm!(\".incbin \\\"{canary}\\\"\");"
            )),
            REFUSED,
        )
        .says("E0658"),
        hostile(
            "a derive of its own",
            item(
                "extern crate proc_macro;\n#[proc_macro_derive(Steal)]\n\
                 pub fn steal(input: proc_macro::TokenStream) -> proc_macro::TokenStream { input }",
            ),
            REFUSED,
        ),
        hostile(
            "assembly",
            solve("unsafe { core::arch::asm!(\"unreachable\") };"),
            REFUSED,
        )
        .says("E0658"),
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

/// Settings that a crate's own file could have, and a module's cannot.
pub(super) fn settings() -> Vec<Hostile> {
    vec![
        hostile(
            "a crate type that a module cannot have",
            format!("#![crate_type = \"proc-macro\"]\n{}", solve("")),
            BUILT,
        ),
        hostile(
            "a feature that a module cannot turn on",
            format!(
                "#![feature(never_type)]\n{}",
                item("pub fn f() -> Option<!> { None }")
            ),
            REFUSED,
        )
        .says("E0658"),
        hostile(
            "a compiler plugin that a module cannot load",
            format!("#![plugin(steal)]\n{}", solve("")),
            REFUSED,
        ),
        hostile(
            "a recursion limit that a module cannot raise",
            format!(
                "#![recursion_limit = \"100000000\"]\n{}",
                item("macro_rules! down { ($($t:tt)*) => { down! { $($t)* x } }; }\ndown! {}")
            ),
            REFUSED,
        )
        .says("recursion limit reached"),
    ]
}

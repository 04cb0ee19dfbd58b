//! What is nested too deeply, or makes the compiler say too much.

use protocol::compile::CompileClass::{
    CompileError, CompilerCrash, LimitCpu, LimitMemory, LimitOutput,
};

use super::{BUILT, DEEP, Hostile, REFUSED, each, hostile, item, solve};

/// What is nested too deeply.
pub(super) fn deep() -> Vec<Hostile> {
    const DEPTH: usize = 20_000;
    let open_close = |open: &str, close: &str| {
        let depth = DEPTH.min(30_000 / (open.len() + close.len()));
        format!("{}1{}", open.repeat(depth), close.repeat(depth))
    };
    let value = |expression: String| solve(&format!("let _ = {expression};"));
    vec![
        hostile("parentheses", value(open_close("(", ")")), DEEP),
        hostile("blocks", value(open_close("{", "}")), DEEP),
        hostile(
            "negations",
            value(format!("{}true", "!".repeat(30_000))),
            DEEP,
        ),
        hostile(
            "a sum",
            value(format!("1{}", "+1".repeat(15_000))),
            &[CompilerCrash, CompileError, LimitMemory, LimitCpu],
        ),
        hostile("arrays", value(open_close("[", "]")), DEEP),
        hostile(
            "references",
            value(format!("{}1", "&".repeat(30_000))),
            DEEP,
        ),
        hostile(
            "types",
            item(&format!(
                "pub type Deep = {}u8{};",
                "Option<".repeat(6_000),
                ">".repeat(6_000)
            )),
            DEEP,
        ),
        hostile(
            "closures",
            value(format!("{}1", "|| ".repeat(10_000))),
            DEEP,
        ),
        hostile(
            "comments",
            format!("{}{}", "/*".repeat(10_000), solve("")),
            DEEP,
        ),
        hostile(
            "ifs",
            value(format!("{}{{}}", "if true {} else ".repeat(3_500))),
            BUILT,
        ),
        hostile(
            "modules",
            item(&format!(
                "{}{}",
                "mod m { ".repeat(5_000),
                "}".repeat(5_000)
            )),
            DEEP,
        ),
    ]
}

/// What makes the compiler say too much.
pub(super) fn long() -> Vec<Hostile> {
    let errors = "let _: u8 = \"\";\n".repeat(3_000);
    let warnings = each(0..3_000, |n| format!("let a{n} = 1;\n"));
    let long = format!("let {}: () = 1;", "x".repeat(50_000));
    vec![
        hostile("errors", solve(&errors), &[LimitOutput, CompileError]),
        hostile("warnings", solve(&warnings), &[LimitOutput]),
        hostile("a long name", solve(&long), &[CompileError, LimitOutput]),
        hostile(
            "one error many times",
            item(&format!(
                "macro_rules! wrong {{ () => {{ {} }} }}\npub fn f() {{ {} }}",
                "let _: u8 = \"\";".repeat(100),
                "wrong!();".repeat(200)
            )),
            &[LimitOutput],
        ),
        hostile(
            "an error's own words",
            item("compile_error!(\"\\u{1b}[2J<img src=x onerror=alert(1)>\");"),
            REFUSED,
        ),
    ]
}

//! Sources that are nested too deeply, or make the compiler say too much.

use protocol::compile::CompileClass::{
    self, CompileError, CompilerCrash, LimitCpu, LimitMemory, LimitOutput, LimitSize,
};

use super::{BUILT, DEEP, Hostile, REFUSED, each, hostile, item, solve};

const TOO_LARGE: &[CompileClass] = &[LimitSize];

/// Sources that are nested too deeply.
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

/// So many functions within each other, with names of that length, are inlined
/// at 500 lines.
fn many_lines(functions: u32, length: usize) -> String {
    let name = |n: u32| format!("{}{n}", "x".repeat(length));
    let inlined = each(1..functions, |n| {
        format!(
            "#[inline(always)] fn {}(l: &mut Vec<u32>) {{ {}(l) }}\n",
            name(n),
            name(n - 1)
        )
    });
    item(&format!(
        "#[inline(always)] fn {}(l: &mut Vec<u32>) {{ l.push(1) }}\n{inlined}\
         use {} as f;\n#[unsafe(no_mangle)] pub fn g(l: &mut Vec<u32>) {{\n{}}}",
        name(0),
        name(functions - 1),
        "f(l);\n".repeat(500)
    ))
}

/// Sources that make the compiler say too much.
pub(super) fn long() -> Vec<Hostile> {
    let errors = "let _: u8 = \"\";\n".repeat(3_000);
    let warnings = each(0..3_000, |n| format!("let a{n} = 1;\n"));
    let long = format!("let {}: () = 1;", "x".repeat(50_000));
    vec![
        hostile("errors", solve(&errors), &[LimitOutput, CompileError]),
        hostile("warnings", solve(&warnings), &[LimitOutput]),
        hostile("a long name", solve(&long), &[CompileError, LimitOutput]),
        hostile("a long name at many lines", many_lines(1, 28_000), BUILT),
        hostile("many names at many lines", many_lines(24, 200), TOO_LARGE).says("1 MiB"),
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

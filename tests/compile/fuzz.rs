//! Whatever a learner sends as a source, the answer is about that source.

use arbtest::arbitrary::{Result, Unstructured};
use bytewise_tests::compiler::compile;
use protocol::compile::{CompileClass, Compiled};

/// The time that it takes, in milliseconds.
const BUDGET_MS: u64 = 4_000;

const HONEST: &str = "use super::{Answer, Case};
pub fn solve(case: &Case) -> Answer { case.points.left() as f64 }
";

/// The honest source with pieces of it replaced.
fn source(input: &mut Unstructured<'_>) -> Result<String> {
    let odd = [
        "",
        "}",
        "{",
        ";",
        "\0",
        "\r",
        "\u{202e}",
        "\u{feff}",
        "/*",
        "\"",
        "'a",
        "r#",
        "mod yours;",
        "#![feature(a)]",
        "#[no_mangle]",
        "macro_rules! m { () => { m!() } }",
        "m!();",
        "pub fn solve",
        "unsafe",
        "extern crate std;",
        "include!(\"lab.rs\");",
        "\u{fc}",
        "1e999",
        "impl",
    ];
    let mut source = HONEST.to_owned();
    for _ in 0..input.int_in_range(1..=4)? {
        let ends: Vec<usize> = source.char_indices().map(|(index, _)| index).collect();
        let Some(first) = ends.len().checked_sub(1) else {
            break;
        };
        let first = input.int_in_range(0..=first)?;
        let last = (first + input.int_in_range(0..=8)?).min(ends.len() - 1);
        source.replace_range(ends[first]..ends[last], input.choose(&odd)?);
    }
    Ok(source)
}

#[test]
fn whatever_a_source_is_the_answer_is_about_it() {
    arbtest::arbtest(|input| {
        let source = source(input)?;
        let Compiled::Refused(refused) = compile("slots", &source) else {
            return Ok(());
        };
        let of_the_host = [
            CompileClass::JailUnavailable,
            CompileClass::Busy,
            CompileClass::BadRequest,
            CompileClass::Forbidden,
        ];
        assert!(
            !of_the_host.contains(&refused.class),
            "{refused:?} of {source:?}"
        );
        for span in refused.diagnostics.iter().flat_map(|one| &one.spans) {
            let place = span.start as usize..span.end as usize;
            assert!(source.get(place).is_some(), "{span:?} of {source:?}");
        }
        Ok(())
    })
    .budget_ms(BUDGET_MS);
}

//! The results that jobs share, and that are kept.

use bytewise_tests::compiler::{block_on, built, compile_for, module, ready, settings, shared};

const HONEST: &str = "use super::{Answer, Case};
pub fn solve(case: &Case) -> Answer { case.points.left() as f64 }
";

#[test]
fn the_same_source_gives_the_same_modules() {
    let one = built("slots", HONEST);
    let again = built("slots", HONEST);
    assert_eq!(one, again);
    let (counting, traced) = (module(&one.module), module(&one.traced));
    // Another host, another folder: the same bytes.
    let other = block_on(ready(settings()));
    let answer = compile_for(&other, "bob", "slots", HONEST);
    assert!(matches!(&answer, protocol::compile::Compiled::Built(other) if *other == one));
    let id = one.module.split('/').nth(2).expect("an address");
    assert_eq!(other.module(id, false), Some(counting));
    assert_eq!(other.module(id, true), Some(traced));
}

#[test]
fn a_comment_is_another_source() {
    let commented = format!("{HONEST}// more\n");
    assert_ne!(
        built("slots", HONEST).module,
        built("slots", &commented).module
    );
}

#[test]
fn an_unknown_module_is_none() {
    assert_eq!(shared().module("../../etc/passwd", false), None);
}

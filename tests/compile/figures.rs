//! A learner's build does more than a shipped one, and no figure changes by that.

use bytewise_tests::compiler::{built, module};
use bytewise_tests::lab::Lab;
use bytewise_tests::project;
use protocol::compile::VARIANT;

#[test]
fn checks_of_unsafe_code_change_no_figure() {
    let exercise = exercises::find("compact-records").expect("an exercise");
    let path = project::root().join("exercises/compact_records/optimized.rs");
    let source = std::fs::read_to_string(path).expect("it has this variant");
    let [plain, checked] = [
        source.clone(),
        format!("{source}// Nothing here is unsafe.\n"),
    ]
    .map(|source| {
        let built = built(exercise.slug(), &source);
        let lab = Lab::new(&module(&built.module));
        let report = lab.report(exercise.slug(), VARIANT, &exercise.default_case());
        (report.answer, report.usage, report.frees, report.budget)
    });
    assert_eq!(plain, checked);
}

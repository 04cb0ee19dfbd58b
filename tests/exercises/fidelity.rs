//! A variant's file, compiled as a learner's, gives that variant's figures.

use bytewise_tests::compiler::{built, module};
use bytewise_tests::lab::Lab;
use bytewise_tests::reports::measured;
use protocol::compile::VARIANT;
use protocol::{Report, Usage};

use crate::Exercise;
use crate::answers::chosen;
use crate::folder::{file_of, read};

/// The most pages that code which is compiled apart may take more: the heap
/// begins elsewhere.
const PAGES: u64 = 2;

/// Variants that no learner could write: they give a type of the exercise's a
/// trait of another crate's, which only the exercise's own crate may.
const ONLY_INSIDE: [(&str, &str); 1] = [("deep-size", "get-size")];

pub(crate) fn a_variant_is_what_a_learner_would_get(exercise: Exercise) {
    let slug = exercise.slug();
    let variants = exercise.variants().into_iter();
    for variant in variants.filter(|variant| !ONLY_INSIDE.contains(&(slug, variant))) {
        let built = built(slug, &read(exercise, &file_of(variant)));
        let lab = if exercise.traced() {
            Lab::new(&module(&built.traced)).with_lines(&built.lines)
        } else {
            Lab::new(&module(&built.module))
        };
        for case in chosen(exercise) {
            let shipped = measured(exercise, variant, &case);
            let yours = lab.report(slug, VARIANT, &case);
            assert_eq!(
                counted(&yours),
                counted(&shipped),
                "left: {variant} as a learner's; right: as shipped, for {case:?}"
            );
            let pages = yours.usage.pages.abs_diff(shipped.usage.pages);
            assert!(pages <= PAGES, "{variant} takes {pages} pages more or less");
        }
    }
}

fn counted(report: &Report) -> (&str, Usage, u64, u64) {
    let usage = Usage {
        pages: 0,
        ..report.usage
    };
    (&report.answer, usage, report.frees, report.budget)
}

//! The traced module: its figures are the counted ones, and its lines, which
//! are those of the variant that ran, add up to them.

use bytewise_tests::lab::Lab;
use bytewise_tests::reports::{Module, report};
use protocol::{AllocationSite, Report, Usage};

use crate::Exercise;
use crate::answers::{again, cases};

/// All figures but the pages, in which what tracing keeps shows.
fn counted(report: &Report) -> (Usage, u64, &str) {
    let usage = Usage {
        pages: 0,
        ..report.usage
    };
    (usage, report.frees, &report.answer)
}

pub(crate) fn add_up(exercise: Exercise) {
    for case in cases(exercise) {
        for variant in exercise.variants() {
            let what = format!("{variant} {case:?}; {}", again());
            let plain = report(Module::Counting, exercise, variant, &case);
            let traced = report(Module::Traced, exercise, variant, &case);
            assert_eq!(
                counted(&plain),
                counted(&traced),
                "left: counted; right: traced: {what}"
            );
            assert_eq!(plain.timeline, traced.timeline, "{what}");
            assert_eq!(plain.sites, None);
            let sites = traced.sites.as_deref().expect("a traced run has sites");
            sum_up(&traced, sites, &what);
            are_of_the_variant(exercise, variant, sites, &what);
        }
    }
}

fn sum_up(report: &Report, sites: &[AllocationSite], what: &str) {
    let sum = |of: fn(&AllocationSite) -> i64| sites.iter().map(of).sum::<i64>();
    let blocks = sites.iter().map(|site| site.blocks).sum::<u64>();
    let total = sites.iter().map(|site| site.total).sum::<u64>();
    assert_eq!(total, report.usage.total, "{what}");
    assert_eq!(blocks, report.usage.allocations, "{what}");
    let at_peak = sum(|site| site.at_peak).unsigned_abs();
    assert_eq!(at_peak, report.usage.peak, "{what}");
    assert_eq!(sum(|site| site.retained), report.usage.retained, "{what}");
}

/// Every byte has a line of the exercise, reached through the variant's own
/// `solve`.
fn are_of_the_variant(exercise: Exercise, variant: &str, sites: &[AllocationSite], what: &str) {
    let folder = format!("exercises/{}/", exercise.slug().replace('-', "_"));
    let file = format!("{folder}{}.rs", variant.replace('-', "_"));
    // A site that only frees blocks of other lines has none of its own.
    for site in sites.iter().filter(|site| site.blocks > 0) {
        assert!(
            !site.chain.is_empty() && !site.overflow,
            "it allocates outside of its lines: {site:?}: {what}"
        );
        let frames = Lab::traced(exercise).frames(&site.chain);
        // Calls that mod.rs may wrap around it come before.
        let first = frames.iter().find(|frame| frame.file == file);
        let function = first.map(|frame| frame.function.as_str());
        assert_eq!(function, Some("solve"), "{frames:?}: {what}");
        let other = frames.iter().find(|frame| !frame.file.starts_with(&folder));
        assert!(
            other.is_none(),
            "a line of another folder: {other:?}: {what}\nIf it is another exercise's, both have a \
             function with the same body, of which the compiler keeps one: write one of the two \
             another way, such as with its fields in another order"
        );
    }
}

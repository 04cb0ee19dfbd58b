//! The timeline of live bytes: thinned, but never untrue.

use bytewise_tests::reports::{Module, report};
use protocol::Report;

use crate::Exercise;
use crate::answers::chosen;

/// The most points that a timeline keeps.
const MOST_POINTS: usize = 2_000;

pub(crate) fn is_true(exercise: Exercise) {
    for case in chosen(exercise) {
        for variant in exercise.variants() {
            let report = report(Module::Counting, exercise, variant, &case);
            keeps_the_peak_and_ends_with_what_is_retained(&report);
            is_thinned_only_when_it_is_long(&report);
            ascends_to_the_last_event(&report);
        }
    }
}

fn keeps_the_peak_and_ends_with_what_is_retained(report: &Report) {
    let points = &report.timeline.points;
    let highest = points.iter().map(|point| point.live).max().unwrap_or(0);
    let last = points.last().map_or(0, |point| point.live);
    assert_eq!(u64::try_from(highest), Ok(report.usage.peak), "{report:?}");
    assert_eq!(last, report.usage.retained, "{report:?}");
}

/// Thinning halves what is kept, and each half keeps its extremes.
fn is_thinned_only_when_it_is_long(report: &Report) {
    const STILL_SHORT: u64 = MOST_POINTS as u64 / 4;
    let events = report.timeline.events;
    let kept = report.timeline.points.len();
    let whose = format!("{} {:?}", report.variant, report.case);
    assert!(kept <= MOST_POINTS, "{whose} keeps {kept} points");
    assert!(
        kept as u64 >= events.min(STILL_SHORT),
        "{whose} keeps {kept} of {events} points"
    );
}

fn ascends_to_the_last_event(report: &Report) {
    let timeline = &report.timeline;
    let whose = format!("{} {:?}", report.variant, report.case);
    assert!(
        timeline.points.is_sorted_by(|a, b| a.event < b.event),
        "{whose}"
    );
    let last = timeline.points.last().map_or(0, |point| point.event + 1);
    assert_eq!(last, timeline.events, "{whose}");
    // Each call to the allocator is one event; a resize is an allocation and a
    // free.
    assert!(
        timeline.events <= report.usage.allocations + report.frees,
        "{whose}"
    );
    assert!(timeline.events >= report.usage.allocations, "{whose}");
}

//! The timeline of live bytes: thinned, but never untrue.

use bytewise_tests::lab::Lab;
use protocol::Report;

/// The most points that a timeline keeps.
const MOST_POINTS: usize = 2_000;

fn every_report(check: impl Fn(&Report)) {
    for exercise in exercises::all() {
        for case in exercise
            .edges()
            .into_iter()
            .chain([exercise.default_case()])
        {
            for variant in exercise.variants() {
                check(&Lab::shipped().report(exercise.slug(), variant, &case));
            }
        }
    }
}

#[test]
fn it_keeps_the_peak_and_ends_with_what_is_retained() {
    every_report(|report| {
        let points = &report.timeline.points;
        let highest = points.iter().map(|point| point.live).max().unwrap_or(0);
        let last = points.last().map_or(0, |point| point.live);
        let whose = format!("{} {} {:?}", report.exercise, report.variant, report.case);
        assert_eq!(u64::try_from(highest), Ok(report.usage.peak), "{whose}");
        assert_eq!(last, report.usage.retained, "{whose}");
    });
}

/// Thinning halves what is kept, and each half keeps its extremes.
#[test]
fn it_is_thinned_only_when_it_is_long() {
    const STILL_SHORT: u64 = MOST_POINTS as u64 / 4;
    every_report(|report| {
        let events = report.timeline.events;
        let kept = report.timeline.points.len();
        let whose = format!("{} {} {:?}", report.exercise, report.variant, report.case);
        assert!(kept <= MOST_POINTS, "{whose} keeps {kept} points");
        assert!(
            kept as u64 >= events.min(STILL_SHORT),
            "{whose} keeps {kept} of {events} points"
        );
    });
}

#[test]
fn its_events_ascend_to_the_last() {
    every_report(|report| {
        let timeline = &report.timeline;
        let whose = format!("{} {} {:?}", report.exercise, report.variant, report.case);
        assert!(
            timeline.points.is_sorted_by(|a, b| a.event < b.event),
            "{whose}"
        );
        let last = timeline.points.last().map_or(0, |point| point.event + 1);
        assert_eq!(last, timeline.events, "{whose}");
        // Each call to the allocator is one event; a resize is an allocation
        // and a free.
        assert!(
            timeline.events <= report.usage.allocations + report.frees,
            "{whose}"
        );
        assert!(timeline.events >= report.usage.allocations, "{whose}");
    });
}

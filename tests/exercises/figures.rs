//! Figures repeat to the byte: from run to run, from the recorded ones, and
//! whether or not the code was optimized.

use std::fs;

use bytewise_tests::lab::Lab;
use bytewise_tests::reports::{Module, measured, report};
use protocol::{Headline, Recorded, RecordedRun, Report};

use crate::Exercise;
use crate::answers::chosen;
use crate::folder::{is_recording, path, record};

fn recorded(exercise: Exercise) -> Recorded {
    let case = exercise.default_case();
    let variants = exercise.variants().into_iter();
    let reports: Vec<_> = variants
        .map(|variant| measured(exercise, variant, &case))
        .collect();
    Recorded {
        case,
        answer: reports[0].answer.clone(),
        floor: reports[0].floor,
        budget: reports[0].budget,
        most_allocations: reports[0].most_allocations,
        runs: reports
            .into_iter()
            .map(|report| RecordedRun {
                variant: report.variant.clone(),
                usage: report.usage,
                frees: report.frees,
            })
            .collect(),
    }
}

pub(crate) fn are_the_recorded_ones(exercise: Exercise) {
    let file = path(exercise, "figures.json");
    let mut now = serde_json::to_string_pretty(&recorded(exercise)).expect("it is plain data");
    now.push('\n');
    if is_recording() {
        fs::write(&file, now)
            .unwrap_or_else(|error| panic!("{} cannot be written: {error}", file.display()));
        return;
    }
    let recorded = fs::read_to_string(&file).unwrap_or_else(|error| {
        let advice = record(exercise);
        panic!("{} cannot be read: {error}; {advice}", file.display())
    });
    assert_eq!(
        recorded,
        now,
        "left: {}; right: what was measured now. If the change is meant, {}",
        file.display(),
        record(exercise)
    );
}

pub(crate) fn repeat_and_hold_together(exercise: Exercise) {
    for case in chosen(exercise) {
        for variant in exercise.variants() {
            let first = report(Module::Counting, exercise, variant, &case);
            let again = Report {
                time_ms: first.time_ms,
                ..Lab::counting(exercise).report(exercise.slug(), variant, &case)
            };
            // The report that is kept asked for no trace either.
            assert_eq!(*first, again, "{variant} {case:?}");
            assert!(first.time_ms >= 0.0, "{} ms", first.time_ms);
            hold_together(exercise, &first);
        }
    }
}

fn hold_together(exercise: Exercise, report: &Report) {
    let usage = report.usage;
    assert!(usage.peak <= usage.total, "{report:?}");
    assert_eq!(usage.total == 0, usage.allocations == 0, "{report:?}");
    // Of what was allocated, all that is not retained was freed.
    assert!(report.frees <= usage.allocations, "{report:?}");
    assert_eq!(
        report.frees == usage.allocations,
        usage.retained == 0,
        "{report:?}"
    );
    if exercise.headline() != Headline::Retained {
        assert_eq!(usage.retained, 0, "{report:?}");
    }
}

/// Otherwise the optimizer would have removed what the exercise shows.
pub(crate) fn are_those_of_the_source(exercise: Exercise) {
    for case in chosen(exercise) {
        for variant in exercise.variants() {
            let counted = |report: &Report| {
                let usage = report.usage;
                (usage.peak, usage.total, usage.allocations, report.frees)
            };
            let shipped = report(Module::Counting, exercise, variant, &case);
            let unoptimized = Lab::unoptimized().report(exercise.slug(), variant, &case);
            assert_eq!(
                counted(&shipped),
                counted(&unoptimized),
                "left: peak, total, allocations and frees of {variant} as shipped; right: \
                 unoptimized, for {case:?}"
            );
        }
    }
}

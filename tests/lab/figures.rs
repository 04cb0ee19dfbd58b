//! Figures repeat to the byte: from run to run, from the recorded ones, and
//! whether or not the code was optimized.

use std::fs;
use std::path::PathBuf;

use bytewise_tests::lab::Lab;
use bytewise_tests::project;
use exercises::harness::Registered;
use protocol::{Case, Headline, Recorded, RecordedRun, Report};

/// Set to 1, it has the figures written down instead of compared.
const RECORD_VARIABLE: &str = "BYTEWISE_RECORD";

fn recorded_path(exercise: &dyn Registered) -> PathBuf {
    project::root()
        .join("exercises")
        .join(exercise.slug().replace('-', "_"))
        .join("figures.json")
}

fn measured(exercise: &dyn Registered) -> Recorded {
    let case = exercise.default_case();
    let reports: Vec<Report> = exercise
        .variants()
        .iter()
        .map(|variant| Lab::of(exercise).report(exercise.slug(), variant, &case))
        .collect();
    Recorded {
        case,
        answer: reports[0].answer.clone(),
        floor: reports[0].floor,
        runs: reports
            .into_iter()
            .map(|report| RecordedRun {
                variant: report.variant,
                usage: report.usage,
                frees: report.frees,
            })
            .collect(),
    }
}

fn written(recorded: &Recorded) -> String {
    let mut text = serde_json::to_string_pretty(recorded).expect("figures are plain data");
    text.push('\n');
    text
}

#[test]
fn the_default_case_gives_the_recorded_figures() {
    let record = std::env::var(RECORD_VARIABLE).is_ok_and(|value| value == "1");
    for exercise in exercises::all() {
        let path = recorded_path(exercise);
        let measured = written(&measured(exercise));
        if record {
            fs::write(&path, measured)
                .unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
            continue;
        }
        let recorded = fs::read_to_string(&path).unwrap_or_else(|error| {
            panic!(
                "{} cannot be read: {error}; record it with {RECORD_VARIABLE}=1",
                path.display()
            )
        });
        assert_eq!(
            recorded,
            measured,
            "left: {}; right: what was measured now. If the change is meant, \
             record it with {RECORD_VARIABLE}=1",
            path.display()
        );
    }
}

/// Each variant of each exercise, on the default and the edge cases.
fn every_run(check: impl Fn(&dyn Registered, &str, &Case)) {
    for exercise in exercises::all() {
        for case in exercise
            .edges()
            .into_iter()
            .chain([exercise.default_case()])
        {
            for variant in exercise.variants() {
                check(exercise, variant, &case);
            }
        }
    }
}

#[test]
fn a_second_run_gives_the_same_report_but_for_the_time() {
    every_run(|exercise, variant, case| {
        let [first, second] = [(), ()].map(|()| Report {
            time_ms: 0.0,
            ..Lab::shipped().report(exercise.slug(), variant, case)
        });
        assert_eq!(first, second);
    });
}

#[test]
fn a_report_says_what_was_run() {
    every_run(|exercise, variant, case| {
        let report = Lab::shipped().report(exercise.slug(), variant, case);
        assert_eq!(report.exercise, exercise.slug());
        assert_eq!(report.variant, variant);
        assert_eq!(&report.case, case);
        assert_eq!(Ok(report.floor), exercise.floor(case).map_err(|e| e.0));
        assert!(report.time_ms >= 0.0, "{} ms", report.time_ms);
    });
}

#[test]
fn the_figures_of_a_run_hold_together() {
    every_run(|exercise, variant, case| {
        let report = Lab::shipped().report(exercise.slug(), variant, case);
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
    });
}

#[test]
fn only_an_exercise_about_it_retains_anything() {
    every_run(|exercise, variant, case| {
        if exercise.headline() != Headline::Retained {
            let report = Lab::shipped().report(exercise.slug(), variant, case);
            assert_eq!(report.usage.retained, 0, "{report:?}");
        }
    });
}

/// Otherwise the optimizer would have removed what the exercise shows.
#[test]
fn the_shipped_build_allocates_what_the_source_says() {
    every_run(|exercise, variant, case| {
        let [shipped, unoptimized] = [Lab::shipped(), Lab::unoptimized()].map(|lab| {
            let report = lab.report(exercise.slug(), variant, case);
            (
                report.usage.peak,
                report.usage.total,
                report.usage.allocations,
                report.frees,
            )
        });
        assert_eq!(
            shipped,
            unoptimized,
            "left: peak, total, allocations and frees of {} {variant} as shipped; right: \
             unoptimized, for {case:?}",
            exercise.slug()
        );
    });
}

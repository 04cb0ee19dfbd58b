//! `bytewise measure`: its interpreter gives wasmtime's figures to the byte.
//! Its output is asked for in this process, which builds and loads its modules
//! once; that the command prints the same is asked where it is run.

use std::sync::LazyLock;

use bytewise_tests::command;
use bytewise_tests::files::TemporaryFile;
use bytewise_tests::lab::{Lab, OwnFile};
use exercises::harness::Registered;
use protocol::{Case, Outcome, Request, Usage, text};
use serde::Deserialize;

/// The JSON that `measure --format json` prints for an exercise.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measured {
    exercise: String,
    case: Case,
    floor: u64,
    runs: Vec<Row>,
}

/// One run of it.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    variant: String,
    answer: String,
    peak: u64,
    total: u64,
    allocations: u64,
    retained: i64,
    pages: u64,
    time_ms: f64,
}

static MEASURE: LazyLock<host::Measure> =
    LazyLock::new(|| host::Measure::new().unwrap_or_else(|error| panic!("{error:#}")));

/// Gives what the command prints for the arguments after its name.
fn printed(line: &[&str]) -> String {
    MEASURE
        .printed(line)
        .unwrap_or_else(|error| panic!("{line:?}: {error:#}"))
}

fn parsed(text: &str) -> Measured {
    serde_json::from_str::<Measured>(text)
        .unwrap_or_else(|error| panic!("{text}: {error}"))
        .without_times()
}

impl Measured {
    /// The same without what does not repeat.
    fn without_times(mut self) -> Self {
        for run in &mut self.runs {
            assert!(run.time_ms >= 0.0, "{run:?}");
            run.time_ms = 0.0;
        }
        self
    }
}

fn in_wasmtime(exercise: &dyn Registered, case: &Case) -> Measured {
    let variants = exercise.variants();
    let reports: Vec<_> = variants
        .iter()
        .map(|variant| Lab::of(exercise).report(exercise.slug(), variant, case))
        .collect();
    Measured {
        exercise: exercise.slug().to_owned(),
        case: case.clone(),
        floor: reports[0].floor,
        runs: reports
            .into_iter()
            .map(|report| Row {
                variant: report.variant,
                answer: report.answer,
                peak: report.usage.peak,
                total: report.usage.total,
                allocations: report.usage.allocations,
                retained: report.usage.retained,
                pages: report.usage.pages,
                time_ms: 0.0,
            })
            .collect(),
    }
}

fn settings(case: &Case) -> Vec<String> {
    case.iter()
        .map(|(knob, value)| format!("--set={knob}={value}"))
        .collect()
}

fn measured(slug: &str, case: &Case) -> Measured {
    let settings = settings(case);
    let mut line = vec![slug, "--format", "json"];
    line.extend(settings.iter().map(String::as_str));
    parsed(&printed(&line))
}

#[test]
fn the_default_cases_give_wasmtimes_figures() {
    let text = printed(&["--all", "--format", "json"]);
    let all: Vec<Measured> =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let all: Vec<Measured> = all.into_iter().map(Measured::without_times).collect();
    let expected: Vec<Measured> = exercises::all()
        .map(|exercise| in_wasmtime(exercise, &exercise.default_case()))
        .collect();
    assert_eq!(all, expected);
}

#[test]
fn the_edge_cases_give_wasmtimes_figures() {
    for exercise in exercises::all() {
        for case in exercise.edges() {
            assert_eq!(
                measured(exercise.slug(), &case),
                in_wasmtime(exercise, &case)
            );
        }
    }
}

#[test]
fn an_own_file_is_read_as_in_wasmtime() {
    let exercise = exercises::find("mapped-file").expect("mapped-file is listed");
    let file = TemporaryFile::new();
    file.write("a file of one's own, ".repeat(40_000).as_bytes());
    let path = file
        .path()
        .to_str()
        .expect("the target folder has a plain name");
    let text = printed(&["mapped-file", "--file", path, "--format", "json"]);
    let measured = parsed(&text);
    let peaks: Vec<u64> = measured.runs.iter().map(|run| run.peak).collect();
    assert_eq!(peaks, [840_100, 100]);
    let case = exercise.default_case();
    for run in &measured.runs {
        let request = Request {
            exercise: "mapped-file".to_owned(),
            variant: run.variant.clone(),
            case: case.clone(),
            trace: None,
        };
        let ended = Lab::named("mapped-file").run_with(&request, OwnFile::at(file.path()));
        let Ok(Outcome::Report(report)) = ended.outcome else {
            panic!("{} gave no report but {ended:?}", run.variant);
        };
        assert_eq!(run.answer, report.answer);
        assert_eq!(run.peak, report.usage.peak);
    }
}

#[test]
fn a_file_too_large_for_naive_can_be_measured_without_it() {
    let file = TemporaryFile::sparse(4 << 30);
    let path = file
        .path()
        .to_str()
        .expect("the target folder has a plain name");
    let with_naive = MEASURE.printed(&["mapped-file", "--file", path]);
    let error = with_naive.expect_err("naive cannot hold it");
    assert_eq!(host::exit_code(&error), 1);
    let said = format!("{error:#}");
    assert!(said.contains("no figures for `naive`"), "{said}");
    assert!(
        said.contains("more bytes than its memory can have"),
        "{said}"
    );
    let text = printed(&[
        "mapped-file",
        "--variant=optimized",
        "--file",
        path,
        "--format=json",
    ]);
    let measured = parsed(&text);
    let peaks: Vec<u64> = measured.runs.iter().map(|run| run.peak).collect();
    assert_eq!(peaks, [100]);
}

#[test]
fn a_knob_can_be_set() {
    let slots = exercises::find("slots").expect("slots is listed");
    let case: Case = [("points".to_owned(), 12_345)].into();
    assert_eq!(measured("slots", &case), in_wasmtime(slots, &case));
}

#[test]
fn without_points_every_figure_is_zero() {
    let case: Case = [("points".to_owned(), 0)].into();
    let measured = measured("slots", &case);
    assert_eq!(measured.floor, 0);
    assert_eq!(measured.runs.len(), 2);
    for run in measured.runs {
        let usage = Usage {
            peak: run.peak,
            total: run.total,
            allocations: run.allocations,
            retained: run.retained,
            pages: run.pages,
        };
        assert_eq!(usage, Usage::default(), "{}", run.variant);
        assert_eq!(run.answer, "0");
    }
}

#[test]
fn one_variant_alone_can_be_measured() {
    let text = printed(&["slots", "--variant", "optimized", "--format", "json"]);
    let measured = parsed(&text);
    let variants: Vec<&str> = measured
        .runs
        .iter()
        .map(|run| run.variant.as_str())
        .collect();
    assert_eq!(variants, ["optimized"]);
}

#[test]
fn a_spreadsheet_gets_the_same_figures() {
    let slots = exercises::find("slots").expect("slots is listed");
    let expected = in_wasmtime(slots, &slots.default_case());
    let text = printed(&["slots", "--format", "csv"]);
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let column = |name: &str| -> Vec<&str> {
        let at = head
            .iter()
            .position(|known| *known == name)
            .unwrap_or_else(|| panic!("{head:?} has no {name}"));
        rows.iter().map(|row| row[at]).collect()
    };
    let of =
        |figure: fn(&Row) -> String| -> Vec<String> { expected.runs.iter().map(figure).collect() };
    assert_eq!(column("variant"), of(|run| run.variant.clone()));
    assert_eq!(column("peak"), of(|run| run.peak.to_string()));
    assert_eq!(column("total"), of(|run| run.total.to_string()));
    assert_eq!(column("allocations"), of(|run| run.allocations.to_string()));
    assert_eq!(column("retained"), of(|run| run.retained.to_string()));
    assert_eq!(column("pages"), of(|run| run.pages.to_string()));
    assert_eq!(column("answer"), of(|run| run.answer.clone()));
    assert!(rows.iter().all(|row| row.len() == head.len()), "{text}");
}

#[test]
fn a_person_gets_the_same_figures_grouped() {
    let slots = exercises::find("slots").expect("slots is listed");
    let text = printed(&["slots"]);
    for run in in_wasmtime(slots, &slots.default_case()).runs {
        let row = text
            .lines()
            .find(|line| line.split_whitespace().next() == Some(&run.variant))
            .unwrap_or_else(|| panic!("no row of {} in\n{text}", run.variant));
        for figure in [run.peak, run.total, run.allocations] {
            assert!(row.contains(&text::grouped(figure)), "no {figure} in {row}");
        }
    }
}

/// Gives the message for a command line that is not understood.
fn misunderstood(line: &[&str]) -> String {
    let error = MEASURE.printed(line).expect_err("it is not understood");
    assert_eq!(host::exit_code(&error), 2, "{line:?}: {error:#}");
    format!("{error:#}")
}

#[test]
fn the_command_prints_and_says_the_same() {
    assert_eq!(
        parsed(&command::printed(&["measure", "slots", "--format=json"])),
        parsed(&printed(&["slots", "--format=json"])),
    );
    for line in [
        ["slot", "--format=json"],
        ["slots", "--set=points=many"],
        ["slots", "--format=xml"],
    ] {
        let output = command::run(&[["measure"].as_slice(), &line].concat());
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line:?}: {said}");
        assert!(output.stdout.is_empty(), "{line:?} printed something");
        let here = misunderstood(&line);
        assert!(said.contains(here.trim()), "{said} has not {here}");
    }
}

#[test]
fn an_unknown_exercise_is_answered_with_those_that_there_are() {
    let errors = misunderstood(&["slot"]);
    for slug in exercises::all().map(<dyn Registered>::slug) {
        assert!(errors.contains(slug), "no {slug} in {errors}");
    }
}

#[test]
fn an_unknown_variant_is_answered_with_those_that_there_are() {
    for exercise in exercises::all() {
        let errors = misunderstood(&[exercise.slug(), "--variant", "fastest"]);
        for variant in exercise.variants() {
            assert!(errors.contains(variant), "no {variant} in {errors}");
        }
    }
}

#[test]
fn an_unknown_knob_is_answered_with_those_that_there_are() {
    for exercise in exercises::all() {
        let errors = misunderstood(&[exercise.slug(), "--set", "colour=1"]);
        for knob in exercise.knobs() {
            assert!(errors.contains(&knob.name), "no {} in {errors}", knob.name);
        }
    }
}

#[test]
fn an_unknown_format_is_answered_with_those_that_there_are() {
    let list = command::run(&["list", "--format", "xml"]);
    assert_eq!(list.status.code(), Some(2), "{list:?}");
    let list = String::from_utf8_lossy(&list.stderr).into_owned();
    for errors in [misunderstood(&["slots", "--format", "xml"]), list] {
        for format in ["table", "json", "csv"] {
            assert!(errors.contains(format), "no {format} in {errors}");
        }
    }
}

#[test]
fn a_value_that_cannot_be_is_answered_with_the_range() {
    for exercise in exercises::all() {
        for knob in exercise.knobs() {
            let too_large = (knob.max + 1).to_string();
            for value in ["", "many", "-1", "1.5", &too_large] {
                let setting = format!("{}={value}", knob.name);
                let errors = misunderstood(&[exercise.slug(), "--set", &setting]);
                for end in [knob.min, knob.max] {
                    assert!(
                        errors.contains(&text::grouped(end)),
                        "no {end} in the answer to {setting}: {errors}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_setting_without_a_value_is_explained() {
    let errors = misunderstood(&["slots", "--set", "points"]);
    assert!(errors.contains("--set points="), "no example in {errors}");
}

#[test]
fn nothing_to_measure_is_explained() {
    let errors = misunderstood(&[]);
    assert!(errors.contains("<EXERCISES>"), "{errors}");
}

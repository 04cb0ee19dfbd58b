//! Orders of events, and what the machine makes of them.

use super::*;
use crate::run::results::Repeat;
use crate::samples::{call, case, content, knob, report, site};
use judge::ProblemKind;
use protocol::FailureKind;

/// A bench that is told things one after the other.
struct Bench(Rc<Machine>);

impl Bench {
    fn new() -> Self {
        Self(Rc::new(Machine::new(&content())))
    }

    fn tell(&mut self, event: Event) -> &mut Self {
        self.0 = self.0.clone().reduce(event);
        self
    }

    /// Makes the event of the live worker's next outcome.
    fn outcome(&self, outcome: impl FnOnce(&Request) -> Outcome) -> Event {
        let live = self.0.live().expect("something runs");
        let request = live.current().expect("a job is awaited");
        let id = u32::try_from(live.ended()).expect("few jobs");
        Event::Outcome(live.key(), id, outcome(request))
    }

    fn answer(&mut self) -> &mut Self {
        let event = self.outcome(good);
        self.tell(event)
    }

    fn phase(&self) -> &'static str {
        self.0.phase().name()
    }

    fn shown(&self) -> Vec<(String, u64)> {
        self.0.results().map_or_else(Vec::new, |results| {
            let figures = |run: &Rc<protocol::Report>| (run.variant.clone(), run.usage.peak);
            results.runs().iter().map(figures).collect()
        })
    }
}

fn good(request: &Request) -> Outcome {
    let points = request.case["points"];
    let factor = if request.variant == "naive" { 128 } else { 24 };
    let mut report = report(&request.variant, points * factor, points * 24);
    report.case = request.case.clone();
    Outcome::Report(Box::new(report))
}

fn failure(kind: FailureKind) -> Failure {
    Failure::new(kind, "what happened")
}

#[test]
fn figures_show_after_the_first_pass_and_are_confirmed_by_the_second() {
    let mut bench = Bench::new();
    assert_eq!(bench.phase(), "idle");
    bench.tell(Event::Run(case(10))).answer();
    assert_eq!((bench.phase(), bench.shown().len()), ("running", 0));
    bench.answer();
    assert_eq!((bench.phase(), bench.shown().len()), ("running", 2));
    bench.answer().answer();
    assert_eq!(bench.phase(), "measured");
    let results = bench.0.results().expect("figures");
    assert_eq!(results.repeat(), Repeat::Equal);
    assert!(bench.0.running().is_none());
}

/// The traced module's outcome: the same run, and its lines.
fn traced(request: &Request) -> Outcome {
    let Outcome::Report(mut report) = good(request) else {
        unreachable!("it is a report");
    };
    report.usage.pages += 3;
    report.sites = Some(vec![site(&[0], report.usage.total)]);
    Outcome::Report(report)
}

/// Says what the calls of the live batch stand for, as the worker's owner
/// does before its first outcome.
fn lines(bench: &Bench) -> Event {
    let key = bench.0.live().expect("something runs").key();
    Event::Lines(key, Ok([call(&[3])].into()))
}

#[test]
fn cheap_runs_are_traced_by_themselves_once_their_figures_are_confirmed() {
    let mut bench = Bench::new();
    bench
        .tell(Event::Run(case(10)))
        .answer()
        .answer()
        .answer()
        .answer();
    assert!(bench.0.tracing().is_some());
    let event = lines(&bench);
    bench.tell(event);
    let event = bench.outcome(traced);
    bench.tell(event);
    assert_eq!(bench.0.trace(), None, "there are no half figures");
    let event = bench.outcome(traced);
    bench.tell(event);
    let trace = bench.0.trace().expect("lines");
    assert_eq!(trace.runs()[0].lines[0].figures.total, 1_280);
    assert_eq!((bench.phase(), bench.0.live()), ("measured", None));
    let mut other = Bench(bench.0.clone());
    other.tell(Event::FileChanged);
    assert_eq!(other.0.trace(), None, "they are another file's");
    bench.tell(Event::Run(case(11)));
    assert_eq!(bench.0.trace(), None, "they are another case's");
}

#[test]
fn slow_runs_are_traced_when_asked() {
    let mut bench = Bench::new();
    let slow = |request: &Request| {
        let Outcome::Report(mut report) = good(request) else {
            unreachable!("it is a report");
        };
        report.time_ms = CHEAP_MS;
        Outcome::Report(report)
    };
    bench.tell(Event::Run(case(10)));
    for _ in 0..4 {
        let event = bench.outcome(slow);
        bench.tell(event);
    }
    assert_eq!((bench.phase(), bench.0.live()), ("measured", None));
    bench.tell(Event::Trace(Some(50)));
    let live = bench.0.tracing().expect("it was asked for");
    let at_event = live.current().and_then(|request| request.trace?.at_event);
    assert_eq!(at_event, Some(0), "half of two calls");
    bench.tell(Event::Stop);
    assert_eq!(bench.0.stopped(), Some(Stopped::Tracing));
    assert_eq!((bench.phase(), bench.0.trace()), ("measured", None));
}

#[test]
fn lines_that_cannot_be_had_leave_the_figures() {
    let mut bench = Bench::new();
    bench
        .tell(Event::Run(case(10)))
        .answer()
        .answer()
        .answer()
        .answer();
    let key = bench.0.live().expect("it is traced").key();
    bench.tell(Event::BatchFailed(
        key,
        failure(FailureKind::LabUnavailable),
    ));
    assert_eq!(bench.0.untraced(), Some("what happened"));
    assert_eq!((bench.phase(), bench.shown().len()), ("measured", 2));
    bench.tell(Event::Trace(None));
    let event = lines(&bench);
    bench.tell(event);
    let event = bench.outcome(|request| {
        let Outcome::Report(mut report) = traced(request) else {
            unreachable!("it is a report");
        };
        report.usage.total += 1;
        Outcome::Report(report)
    });
    bench.tell(event);
    let event = bench.outcome(traced);
    bench.tell(event);
    let why = bench.0.untraced().expect("the runs differ");
    assert!(why.contains("other figures"), "{why}");
    assert_eq!((bench.phase(), bench.0.trace()), ("measured", None));
}

#[test]
fn only_the_job_that_is_awaited_shows_its_samples() {
    let mut bench = Bench::new();
    let sample = |id| LiveSample {
        id,
        time_ms: 1.0,
        live: 7,
        highest: 7,
    };
    bench.tell(Event::Run(case(10)));
    let old = bench.0.live().expect("something runs").key();
    bench.tell(Event::Sample(old, sample(1)));
    assert!(bench.0.trail().is_empty(), "its turn has not come");
    bench.tell(Event::Sample(old, sample(0)));
    assert!(!bench.0.trail().is_empty());
    bench.answer();
    assert!(bench.0.trail().is_empty(), "the next job begins anew");
    bench.tell(Event::Run(case(10)));
    bench.tell(Event::Sample(old, sample(0)));
    assert!(bench.0.trail().is_empty(), "the press before is over");
    let new = bench.0.live().expect("something runs").key();
    bench.tell(Event::Sample(new, sample(0))).tell(Event::Stop);
    bench.tell(Event::Run(case(10)));
    assert!(bench.0.trail().is_empty(), "a stopped job shows no more");
}

#[test]
fn only_the_job_that_is_awaited_tells_what_it_has_read() {
    let mut bench = Bench::new();
    let reading = |id| FileReading {
        id,
        bytes: 1 << 30,
        length: 4 << 30,
        bytes_per_second: 3e8,
    };
    bench.tell(Event::Run(case(10)));
    let old = bench.0.live().expect("something runs").key();
    bench.tell(Event::Reading(old, reading(1)));
    assert_eq!(bench.0.reading(), None, "its turn has not come");
    bench.tell(Event::Reading(old, reading(0)));
    assert_eq!(bench.0.reading(), Some(("naive", reading(0))));
    bench.answer();
    assert_eq!(bench.0.reading(), None, "the next job begins anew");
    bench.tell(Event::Run(case(10)));
    bench.tell(Event::Reading(old, reading(0)));
    assert_eq!(bench.0.reading(), None, "the press before is over");
    let new = bench.0.live().expect("something runs").key();
    bench
        .tell(Event::Reading(new, reading(0)))
        .tell(Event::Stop);
    assert_eq!(bench.0.reading(), None, "nothing runs");
    bench.tell(Event::Run(case(10)));
    assert_eq!(bench.0.reading(), None, "a stopped job tells no more");
}

#[test]
fn an_older_press_cannot_change_the_newest() {
    let mut bench = Bench::new();
    bench.tell(Event::Run(case(10)));
    let late = bench.outcome(good);
    let old = bench.0.live().expect("something runs").key();
    bench.tell(Event::Run(case(20))).tell(late);
    bench.tell(Event::BatchFailed(old, failure(FailureKind::Trap)));
    assert_eq!(bench.0.live().map(Live::ended), Some(0));
    bench.answer().answer().answer().answer();
    assert_eq!(
        bench.shown(),
        [("naive".to_owned(), 2_560), ("optimized".to_owned(), 480)]
    );
}

#[test]
fn another_file_takes_the_figures_away_and_ends_the_run() {
    let mut bench = Bench::new();
    bench.tell(Event::Run(case(10)));
    let late = bench.outcome(good);
    bench.tell(Event::FileChanged).tell(late);
    assert_eq!((bench.phase(), bench.shown().len()), ("idle", 0));
    assert!(bench.0.live().is_none());
    bench.tell(Event::Run(case(10)));
    bench.answer().answer().answer().answer();
    bench.tell(Event::FileChanged);
    assert_eq!((bench.phase(), bench.shown().len()), ("idle", 0));
}

#[test]
fn another_file_leaves_the_plot_against_size_alone() {
    let mut bench = Bench::new();
    bench.tell(Event::Grow(Box::new(knob()), case(10)));
    bench.answer().tell(Event::FileChanged).answer();
    assert_eq!(bench.0.growing().map(Live::ended), Some(2));
}

#[test]
fn stop_goes_back_to_idle_or_to_the_figures_of_the_same_case() {
    let mut bench = Bench::new();
    bench.tell(Event::Run(case(10))).tell(Event::Stop);
    assert_eq!(bench.phase(), "idle");
    assert_eq!(bench.0.stopped(), Some(Stopped::WithoutFigures));
    bench.tell(Event::Run(case(10)));
    bench.answer().answer().answer().answer();
    bench.tell(Event::Run(case(10))).tell(Event::Stop);
    assert_eq!((bench.phase(), bench.shown().len()), ("measured", 2));
    assert_eq!(bench.0.stopped(), Some(Stopped::KeepingFigures));
    bench.tell(Event::Run(case(11))).tell(Event::Stop);
    assert_eq!((bench.phase(), bench.shown().len()), ("idle", 0));
}

#[test]
fn stop_in_the_second_pass_leaves_figures_that_are_not_confirmed() {
    let mut bench = Bench::new();
    bench.tell(Event::Run(case(10))).answer().answer();
    bench.tell(Event::Stop);
    assert_eq!(bench.phase(), "measured");
    assert_eq!(bench.0.stopped(), Some(Stopped::Unconfirmed));
    let results = bench.0.results().expect("figures");
    assert_eq!(results.repeat(), Repeat::Unknown);
}

#[test]
fn any_order_of_presses_leaves_one_live_batch_and_no_stale_figure() {
    let mut bench = Bench::new();
    for press in 1..=50 {
        bench.tell(Event::Run(case(press)));
        if press % 3 == 0 {
            bench.answer();
        }
        if press % 5 == 0 {
            bench.tell(Event::Grow(Box::new(knob()), case(press)));
        }
        if press % 2 == 0 {
            bench.tell(Event::Stop);
            assert!(bench.0.live().is_none());
        }
        assert_eq!(bench.shown(), []);
    }
    bench.tell(Event::Run(case(3)));
    bench.answer().answer().answer().answer();
    assert_eq!(
        bench.shown(),
        [("naive".to_owned(), 384), ("optimized".to_owned(), 72)]
    );
}

#[test]
fn a_variant_that_answers_differently_gets_no_figures() {
    let mut bench = Bench::new();
    bench.tell(Event::Run(case(10))).answer();
    let wrong = bench.outcome(|request| {
        let mut report = report(&request.variant, 1, 0);
        report.answer = "7".to_owned();
        Outcome::Report(Box::new(report))
    });
    bench.tell(wrong);
    assert_eq!(bench.phase(), "failed");
    assert_eq!(bench.shown(), [("naive".to_owned(), 1_280)]);
    let problems = bench.0.problems();
    assert_eq!(
        problems[0].kind,
        ProblemKind::Failure(FailureKind::AnswersDiffer)
    );
    assert_eq!(problems[0].variant.as_deref(), Some("optimized"));
    for answer in ["7", "50045000"] {
        assert!(problems[0].text.contains(answer), "{}", problems[0].text);
    }
}

#[test]
fn a_variant_that_fails_is_named_and_the_next_press_is_clean() {
    let mut bench = Bench::new();
    bench.tell(Event::Run(case(10))).answer();
    let panic = bench.outcome(|_| Outcome::Failure(failure(FailureKind::Panic)));
    bench.tell(panic);
    assert_eq!(bench.phase(), "failed");
    assert!(bench.0.live().is_none());
    assert_eq!(bench.0.problems()[0].variant.as_deref(), Some("optimized"));
    bench.tell(Event::Run(case(10)));
    assert_eq!((bench.phase(), bench.shown().len()), ("running", 0));
    bench.answer().answer().answer().answer();
    assert_eq!(bench.phase(), "measured");
}

#[test]
fn a_failure_is_told_while_the_next_variant_still_runs() {
    let mut bench = Bench::new();
    bench.tell(Event::Run(case(10)));
    let refused = bench.outcome(|_| Outcome::Failure(failure(FailureKind::OutOfMemory)));
    bench.tell(refused);
    assert_eq!(bench.phase(), "running");
    let early = bench.0.problems();
    assert_eq!(early.len(), 1);
    assert_eq!(early[0].variant.as_deref(), Some("naive"));
    bench.answer();
    assert_eq!((bench.phase(), bench.0.problems()), ("failed", early));
}

#[test]
fn a_time_limit_blames_the_variant_that_ran_and_a_missing_lab_blames_none() {
    for (kind, variant) in [
        (FailureKind::TimedOut, Some("optimized")),
        (FailureKind::LabUnavailable, None),
    ] {
        let mut bench = Bench::new();
        bench.tell(Event::Run(case(10))).answer();
        let key = bench.0.live().expect("something runs").key();
        bench.tell(Event::BatchFailed(key, failure(kind)));
        assert_eq!(bench.phase(), "failed");
        assert_eq!(bench.0.problems()[0].variant.as_deref(), variant);
        assert_eq!(bench.shown().len(), 1, "naive had ended");
    }
}

#[test]
fn figures_that_do_not_repeat_are_a_failure() {
    let mut bench = Bench::new();
    bench.tell(Event::Run(case(10))).answer().answer();
    let other = bench.outcome(|request| {
        let Outcome::Report(mut report) = good(request) else {
            unreachable!("a good outcome is a report")
        };
        report.usage.total += 1;
        Outcome::Report(report)
    });
    bench.tell(other).answer();
    assert_eq!(bench.phase(), "failed");
    assert_eq!(bench.0.problems()[0].kind, ProblemKind::Unrepeatable);
}

#[test]
fn a_lab_that_is_missing_shows_before_a_press_and_not_after() {
    let mut bench = Bench::new();
    bench.tell(Event::LabFailed(failure(FailureKind::LabUnavailable)));
    assert_eq!(bench.phase(), "failed");
    bench.tell(Event::Run(case(10)));
    bench.tell(Event::LabFailed(failure(FailureKind::LabUnavailable)));
    assert_eq!((bench.phase(), bench.0.problems().len()), ("running", 0));
}

#[test]
fn all_sizes_are_measured_batch_by_batch() {
    let mut bench = Bench::new();
    let mut knob = knob();
    knob.sweep = (1..=13).collect();
    bench.tell(Event::Grow(Box::new(knob), case(5)));
    let mut batches = Vec::new();
    while let Some(live) = bench.0.growing() {
        batches.push(live.key().batch);
        bench.answer();
    }
    batches.dedup();
    assert_eq!(batches, [0, 1, 2], "26 jobs need three workers");
    assert_eq!(bench.phase(), "idle", "bars are another matter");
    let growth = bench.0.growth().expect("it was measured");
    assert!(growth.is_complete());
    let figures = |cells: &[Option<super::super::growth::Cell>]| -> Vec<u64> {
        cells.iter().flatten().map(|cell| cell.figure).collect()
    };
    let last = growth.rows().last().expect("a last size");
    assert_eq!((last.0, figures(last.1)), (13, vec![13 * 128, 13 * 24]));
    assert!(
        growth.fits(&case(77), &[]),
        "the swept knob does not matter"
    );
}

#[test]
fn outcomes_from_before_the_bench_are_the_first_pass_of_a_press() {
    let outcome = |variant: &str| {
        good(&Request {
            exercise: "slots".to_owned(),
            variant: variant.to_owned(),
            case: case(10),
            trace: None,
        })
    };
    let outcomes = ["naive", "optimized"].map(outcome).to_vec();
    let mut bench = Bench(Rc::new(Machine::begun(&content(), case(10), outcomes)));
    assert_eq!(bench.phase(), "running");
    assert_eq!(bench.shown().len(), 2);
    bench.answer().answer();
    assert_eq!(bench.phase(), "measured");
    // Without them, all is run here.
    let mut bench = Bench(Rc::new(Machine::begun(&content(), case(10), Vec::new())));
    assert_eq!((bench.phase(), bench.shown().len()), ("running", 0));
    bench.answer().answer();
    assert_eq!((bench.phase(), bench.shown().len()), ("running", 2));
}

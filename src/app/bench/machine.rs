//! The bench's state: what was pressed, what runs, and what came of it. Pure,
//! so that every order of events can be tested; the worker is a consequence of
//! [`Machine::live`].

use std::rc::Rc;

use protocol::{
    Case, Content, Failure, Headline, Knob, LiveSample, Outcome, Request, TraceRequest, TracedCall,
};
use yew::Reducible;

use super::batch::{BatchKey, Live, Purpose};
use super::growth::Growth;
use super::results::{Problem, Results};
use super::tracing::{CHEAP_MS, Trace, event_at, verified};
use super::trail::Trail;
use crate::browser::Tracing;

/// What happens to a bench.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Run was pressed.
    Run(Case),
    /// The sizes of this knob are to be measured, the other knobs as in this
    /// case.
    Grow(Box<Knob>, Case),
    /// The lines are to be traced, and what is live once this share of each
    /// run's allocator calls was made, in percent.
    Trace(Option<u32>),
    /// What the numbers of calls in a batch's outcomes stand for, or why there
    /// are no lines.
    Lines(BatchKey, Result<Rc<[TracedCall]>, String>),
    /// Stop was pressed.
    Stop,
    /// The runs are to read another file.
    FileChanged,
    /// A job ended.
    Outcome(BatchKey, u32, Outcome),
    /// A job that goes on shows how many bytes are live.
    Sample(BatchKey, LiveSample),
    /// A worker could not go on.
    BatchFailed(BatchKey, Failure),
    /// lab.wasm is not there, which showed before anything was pressed.
    LabFailed(Failure),
}

/// What the page's `data-state` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was measured yet.
    Idle,
    /// Run was pressed and its figures are not yet confirmed.
    Running,
    /// The figures are those of the last press.
    Measured,
    /// The last press gave no figures, or not all.
    Failed,
}

impl Phase {
    /// The attribute's value.
    pub fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Running => "running",
            Self::Measured => "measured",
            Self::Failed => "failed",
        }
    }
}

/// How a press ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The figures shown are those of the press before.
    KeepingFigures,
    /// There are no figures.
    WithoutFigures,
    /// The figures were not yet confirmed.
    Unconfirmed,
    /// Not all variants were traced.
    Tracing,
    /// Not all sizes were measured.
    Growing,
}

/// The bench's state.
#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    exercise: String,
    headline: Headline,
    traced: bool,
    increments: bool,
    variants: Vec<String>,
    press: u32,
    live: Option<Live>,
    /// The outcomes of a pass that has not ended.
    pass: Vec<Outcome>,
    results: Option<Rc<Results>>,
    /// The share of the calls that a live trace notes.
    moment: Option<u32>,
    lines: Result<Rc<[TracedCall]>, String>,
    trace: Option<Rc<Trace>>,
    /// Why there are no lines, though they were asked for.
    untraced: Option<String>,
    growth: Option<Rc<Growth>>,
    lab_failure: Option<Failure>,
    stopped: Option<Stopped>,
    measured: bool,
    /// What the job that runs has shown of itself.
    trail: Trail,
}

impl Machine {
    /// The bench of an exercise that nothing has happened to.
    pub fn new(content: &Content) -> Self {
        Self {
            exercise: content.entry.slug.clone(),
            headline: content.entry.headline,
            traced: content.traced,
            increments: content.increments,
            variants: content
                .variants
                .iter()
                .map(|variant| variant.name.clone())
                .collect(),
            press: 0,
            live: None,
            pass: Vec::new(),
            results: None,
            moment: None,
            lines: Ok(Rc::default()),
            trace: None,
            untraced: None,
            growth: None,
            lab_failure: None,
            stopped: None,
            measured: false,
            trail: Trail::default(),
        }
    }

    /// What runs. Exactly one worker is alive while there is something.
    pub fn live(&self) -> Option<&Live> {
        self.live.as_ref()
    }

    /// What runs, if it is for the bars.
    pub fn running(&self) -> Option<&Live> {
        self.live.as_ref().filter(|live| match live.key().purpose {
            Purpose::Run | Purpose::Confirm => true,
            Purpose::Trace | Purpose::Growth => false,
        })
    }

    /// What runs, if it is for the growth plot.
    pub fn growing(&self) -> Option<&Live> {
        let live = self.live.as_ref();
        live.filter(|live| live.key().purpose == Purpose::Growth)
    }

    /// What runs, if it is for the lines.
    pub fn tracing(&self) -> Option<&Live> {
        let live = self.live.as_ref();
        live.filter(|live| live.key().purpose == Purpose::Trace)
    }

    /// Which module a batch needs.
    pub fn module(&self, key: BatchKey) -> Tracing {
        match key.purpose {
            Purpose::Trace => Tracing::Needed,
            Purpose::Run | Purpose::Confirm if self.traced => Tracing::Wanted,
            Purpose::Run | Purpose::Confirm | Purpose::Growth => Tracing::Off,
        }
    }

    /// The lines of the runs whose figures are shown.
    pub fn trace(&self) -> Option<&Rc<Trace>> {
        self.trace.as_ref()
    }

    /// Why there are no lines, though they were asked for; without a final
    /// dot.
    pub fn untraced(&self) -> Option<&str> {
        self.untraced.as_deref()
    }

    /// What the last press of Run gave.
    pub fn results(&self) -> Option<&Rc<Results>> {
        self.results.as_ref()
    }

    /// Whether a run has ever given all its figures.
    pub fn has_measured(&self) -> bool {
        self.measured
    }

    /// What the last growth measurement gave, as far as it is.
    pub fn growth(&self) -> Option<&Rc<Growth>> {
        self.growth.as_ref()
    }

    /// What the job that runs has shown of itself.
    pub fn trail(&self) -> &Trail {
        &self.trail
    }

    /// Everything that is wrong with the last press, or with the lab before
    /// any press.
    pub fn problems(&self) -> Vec<Problem> {
        let lab = self.lab_failure.iter();
        let results = self.results.iter().flat_map(|results| results.problems());
        lab.map(|failure| Problem::general(failure.clone()))
            .chain(results.cloned())
            .collect()
    }

    /// How the last press ended, if before its time.
    pub fn stopped(&self) -> Option<Stopped> {
        self.stopped
    }

    /// What `data-state` says.
    pub fn phase(&self) -> Phase {
        if self.running().is_some() {
            return Phase::Running;
        }
        match &self.results {
            Some(results) if results.problems().is_empty() => Phase::Measured,
            Some(_) => Phase::Failed,
            None if self.lab_failure.is_some() => Phase::Failed,
            None => Phase::Idle,
        }
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::Run(case) => self.run(&case),
            Event::Grow(knob, case) => self.grow(*knob, case),
            Event::Trace(moment) => self.start_trace(moment),
            Event::Lines(key, lines) => {
                if self.awaits(key) {
                    self.lines = lines;
                }
            }
            Event::Stop => self.stop(),
            Event::FileChanged => self.forget(),
            Event::Outcome(key, id, outcome) => {
                if self.awaits(key) {
                    self.end(id, outcome);
                }
            }
            Event::Sample(key, sample) => self.show(key, &sample),
            Event::BatchFailed(key, failure) => {
                if self.awaits(key) {
                    self.cut(key.purpose, failure);
                }
            }
            Event::LabFailed(failure) => {
                if self.press == 0 {
                    self.lab_failure = Some(failure);
                }
            }
        }
    }

    /// Only the job that is awaited shows anything.
    fn show(&mut self, key: BatchKey, sample: &LiveSample) {
        let awaited = self.live.as_ref().filter(|live| live.key() == key);
        if awaited.is_some_and(|live| u32::try_from(live.ended()) == Ok(sample.id)) {
            self.trail.push(sample);
        }
    }

    fn awaits(&self, key: BatchKey) -> bool {
        self.live.as_ref().is_some_and(|live| live.key() == key)
    }

    fn press(&mut self) {
        self.press += 1;
        self.lab_failure = None;
        self.stopped = None;
        self.pass.clear();
        self.lines = Ok(Rc::default());
        self.trail = Trail::default();
    }

    fn requests(&self, case: &Case) -> Vec<Request> {
        self.variants
            .iter()
            .map(|variant| Request {
                exercise: self.exercise.clone(),
                variant: variant.clone(),
                case: case.clone(),
                trace: self.note_frees(),
            })
            .collect()
    }

    /// What every traced run notes; the counting module notes nothing.
    fn note_frees(&self) -> Option<TraceRequest> {
        self.increments.then_some(TraceRequest {
            at_event: None,
            frees: true,
        })
    }

    fn run(&mut self, case: &Case) {
        self.press();
        // Figures of the same case may stay until the new ones are in. Those
        // of another case, or beside a failure, would be taken for new ones.
        self.results = self
            .results
            .take()
            .filter(|results| results.case() == case && results.problems().is_empty());
        if self.results.is_none() {
            self.trace = None;
        }
        self.untraced = None;
        let requests = self.requests(case);
        self.live = Some(Live::new(self.press, Purpose::Run, requests));
    }

    fn grow(&mut self, knob: Knob, case: Case) {
        self.press();
        let growth = Growth::new(self.headline, knob, case, self.variants.clone());
        let requests = growth
            .cases()
            .flat_map(|case| self.requests(&case))
            .collect();
        self.growth = Some(Rc::new(growth));
        self.live = Some(Live::new(self.press, Purpose::Growth, requests));
    }

    /// Traces the runs whose figures are shown.
    fn start_trace(&mut self, moment: Option<u32>) {
        let Some(results) = self.results.clone() else {
            return;
        };
        if results.runs().len() < self.variants.len() {
            return;
        }
        self.press();
        self.moment = moment;
        self.untraced = None;
        let mut requests = self.requests(results.case());
        for (request, run) in requests.iter_mut().zip(results.runs()) {
            let at_event = moment.and_then(|percent| event_at(&run.timeline, percent));
            if at_event.is_some() {
                request.trace.get_or_insert_default().at_event = at_event;
            }
        }
        self.live = Some(Live::new(self.press, Purpose::Trace, requests));
    }

    /// Whether the lines can follow the figures unasked.
    fn is_cheap(&self) -> bool {
        self.results.as_ref().is_some_and(|results| {
            let spent: f64 = results.runs().iter().map(|run| run.time_ms).sum();
            results.problems().is_empty() && spent <= CHEAP_MS
        })
    }

    fn stop(&mut self) {
        let Some(live) = self.live.take() else {
            return;
        };
        self.pass.clear();
        self.stopped = Some(match live.key().purpose {
            Purpose::Run if self.results.is_some() => Stopped::KeepingFigures,
            Purpose::Run => Stopped::WithoutFigures,
            Purpose::Confirm => Stopped::Unconfirmed,
            Purpose::Trace => Stopped::Tracing,
            Purpose::Growth => Stopped::Growing,
        });
    }

    /// Drops the figures of another file. The plot against size never reads
    /// the person's, so it goes on.
    fn forget(&mut self) {
        if self.growing().is_none() {
            self.press();
            self.live = None;
        }
        self.results = None;
    }

    fn end(&mut self, id: u32, outcome: Outcome) {
        let Some(live) = &mut self.live else { return };
        let case = live.current().map(|request| request.case.clone());
        let (purpose, Some(place), Some(case)) = (live.key().purpose, live.end(id), case) else {
            return;
        };
        self.trail = Trail::default();
        let last = live.ended() == live.total();
        match purpose {
            Purpose::Run => {
                self.pass.push(outcome);
                if last {
                    self.show_first_pass(case, None);
                }
            }
            Purpose::Confirm => {
                if let Some(results) = &mut self.results {
                    Rc::make_mut(results).confirm(place, outcome);
                }
                if last {
                    self.live = None;
                    if self.trace.is_none() && self.untraced.is_none() && self.is_cheap() {
                        self.start_trace(None);
                    }
                }
            }
            Purpose::Trace => {
                self.pass.push(outcome);
                if last {
                    self.live = None;
                    self.show_trace();
                }
            }
            Purpose::Growth => {
                if let Some(growth) = &mut self.growth {
                    Rc::make_mut(growth).record(outcome);
                }
                if last {
                    self.live = None;
                }
            }
        }
    }

    /// Shows what the first pass gave, and starts the second if all is well.
    fn show_first_pass(&mut self, case: Case, cut: Option<Failure>) {
        let outcomes = std::mem::take(&mut self.pass);
        let results = Results::of(&self.variants, case, outcomes, cut);
        self.live = results.problems().is_empty().then(|| {
            let requests = self.requests(results.case());
            Live::new(self.press, Purpose::Confirm, requests)
        });
        self.measured |= self.live.is_some();
        if !results.problems().is_empty() {
            self.trace = None;
        }
        if self.traced {
            match &self.lines {
                Ok(calls) => {
                    let trace = Trace::of(results.case(), None, results.runs(), calls);
                    self.trace = trace.map(Rc::new);
                }
                Err(why) => self.untraced = Some(why.clone()),
            }
        }
        self.results = Some(Rc::new(results));
    }

    /// Shows what the traced pass gave, if it is of the runs whose figures are
    /// shown.
    fn show_trace(&mut self) {
        let outcomes = std::mem::take(&mut self.pass);
        let Some(results) = &self.results else { return };
        let calls = self.lines.clone();
        let trace = verified(results.runs(), outcomes).and_then(|reports| {
            let trace = Trace::of(results.case(), self.moment, &reports, &calls?);
            trace.ok_or_else(|| "The traced module gave no lines. Reload the page".to_owned())
        });
        match trace {
            Ok(trace) => self.trace = Some(Rc::new(trace)),
            Err(why) => self.untraced = Some(why),
        }
    }

    /// The worker is gone before its last job ended.
    fn cut(&mut self, purpose: Purpose, failure: Failure) {
        let Some(live) = self.live.take() else { return };
        let Some(request) = live.current() else {
            return;
        };
        match purpose {
            Purpose::Run => self.show_first_pass(request.case.clone(), Some(failure)),
            Purpose::Confirm => {
                if let Some(results) = &mut self.results {
                    Rc::make_mut(results).cut(Problem::of(failure, &request.variant));
                }
            }
            Purpose::Trace => {
                self.pass.clear();
                self.untraced = Some(failure.message);
            }
            Purpose::Growth => {
                if let Some(growth) = &mut self.growth {
                    Rc::make_mut(growth).cut(Problem::of(failure, &request.variant));
                }
            }
        }
    }
}

impl Reducible for Machine {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        next.apply(event);
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::results::{ProblemKind, Repeat};
    use crate::samples::{call, case, content, knob, report, site};
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

        /// What the live worker would post for its next job.
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
        Failure {
            kind,
            message: "what happened".to_owned(),
        }
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

    /// What the traced module gives: the same run, and its lines.
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
        assert!(growth.fits(&case(77)), "the swept knob does not matter");
    }
}

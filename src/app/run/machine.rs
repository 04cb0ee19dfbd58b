//! The bench's state: what was pressed, what runs, and what came of it. Pure,
//! so that every order of events can be tested; the worker is a consequence of
//! [`Machine::live`].

use std::rc::Rc;

use judge::Problem;
use protocol::{
    Case, Content, Failure, FileReading, Headline, Knob, LiveSample, Outcome, Request, TraceRequest,
};
use yew::Reducible;

use super::batch::{BatchKey, Calls, Live, Purpose};
use super::growth::Growth;
use super::results::Results;
use super::tracing::{CHEAP_MS, Trace, event_at, verified};
use super::trail::Trail;
use crate::browser::Tracing;

/// An event at a bench.
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
    /// The calls that a batch's outcomes refer to by number, or why there are
    /// no lines.
    Lines(BatchKey, Calls),
    /// Stop was pressed.
    Stop,
    /// The runs are to read another file.
    FileChanged,
    /// A job ended.
    Outcome(BatchKey, u32, Outcome),
    /// A job that goes on shows how many bytes are live.
    Sample(BatchKey, LiveSample),
    /// A job that goes on tells how much it has read of its file.
    Reading(BatchKey, FileReading),
    /// A worker could not go on.
    BatchFailed(BatchKey, Failure),
    /// lab.wasm is not there, which showed before anything was pressed.
    LabFailed(Failure),
}

/// The value of the page's `data-state`.
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

/// The result of a press that was stopped.
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
    /// The variants that are measured at every size.
    grown: Vec<String>,
    press: u32,
    live: Option<Live>,
    results: Option<Rc<Results>>,
    /// The share of the calls that a live trace notes.
    moment: Option<u32>,
    trace: Option<Rc<Trace>>,
    /// The reason for which there are no lines, though they were asked for.
    untraced: Option<String>,
    growth: Option<Rc<Growth>>,
    lab_failure: Option<Failure>,
    stopped: Option<Stopped>,
    measured: bool,
    /// The samples that the running job has shown so far.
    trail: Trail,
    /// The bytes that the running job has read of its file so far.
    reading: Option<FileReading>,
}

impl Machine {
    /// The bench of an exercise that nothing has happened to.
    pub fn new(content: &Content) -> Self {
        Self {
            exercise: content.entry.slug.clone(),
            headline: content.entry.headline,
            traced: content.traced,
            increments: content.increments,
            variants: content.variant_names(),
            grown: grown(content),
            press: 0,
            live: None,
            results: None,
            moment: None,
            trace: None,
            untraced: None,
            growth: None,
            lab_failure: None,
            stopped: None,
            measured: false,
            trail: Trail::default(),
            reading: None,
        }
    }

    /// The bench of an exercise whose Run was pressed for this case, with the
    /// outcomes of its variants that are there already.
    pub fn begun(content: &Content, case: Case, outcomes: Vec<Outcome>) -> Self {
        let mut machine = Self::new(content);
        machine.apply(Event::Run(case));
        if let Some(key) = machine.live.as_ref().map(Live::key) {
            for (id, outcome) in (0..).zip(outcomes) {
                machine.apply(Event::Outcome(key, id, outcome));
            }
        }
        machine
    }

    /// The bench after that event and after all that it asks for was done at
    /// once: `run` gives the outcome of a request, in the traced module or not,
    /// and `calls` is what the traced module's numbers stand for.
    #[cfg(feature = "ssr")]
    pub fn after(
        self: Rc<Self>,
        event: Event,
        calls: &Rc<[protocol::TracedCall]>,
        run: &dyn Fn(&Request, bool) -> Outcome,
    ) -> Rc<Self> {
        let mut machine = self.reduce(event);
        while let Some(live) = machine.live() {
            let (key, jobs) = (live.key(), live.jobs());
            let traced = machine.module(key) != Tracing::Off;
            if traced {
                machine = machine.reduce(Event::Lines(key, Ok(Rc::clone(calls))));
            }
            for job in jobs {
                let outcome = run(&job.request, traced);
                machine = machine.reduce(Event::Outcome(key, job.id, outcome));
            }
        }
        machine
    }

    /// The jobs that run. Exactly one worker is alive while there are any.
    pub fn live(&self) -> Option<&Live> {
        self.live.as_ref()
    }

    /// The jobs that run, if they are for the bars.
    pub fn running(&self) -> Option<&Live> {
        self.live.as_ref().filter(|live| match live.key().purpose {
            Purpose::Run | Purpose::Confirm => true,
            Purpose::Trace | Purpose::Growth => false,
        })
    }

    /// The jobs that run, if they are for the growth plot.
    pub fn growing(&self) -> Option<&Live> {
        let live = self.live.as_ref();
        live.filter(|live| live.key().purpose == Purpose::Growth)
    }

    /// The jobs that run, if they are for the lines.
    pub fn tracing(&self) -> Option<&Live> {
        let live = self.live.as_ref();
        live.filter(|live| live.key().purpose == Purpose::Trace)
    }

    /// The module that a batch needs.
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

    /// The reason for which there are no lines, though they were asked for; without a final
    /// dot.
    pub fn untraced(&self) -> Option<&str> {
        self.untraced.as_deref()
    }

    /// The results of the last press of Run.
    pub fn results(&self) -> Option<&Rc<Results>> {
        self.results.as_ref()
    }

    /// True if a run has ever given all its figures.
    pub fn has_measured(&self) -> bool {
        self.measured
    }

    /// The last growth measurement, as far as it has come.
    pub fn growth(&self) -> Option<&Rc<Growth>> {
        self.growth.as_ref()
    }

    /// The samples that the running job has shown so far.
    pub fn trail(&self) -> &Trail {
        &self.trail
    }

    /// The bytes that the running job has read of its file, and the variant, if
    /// it has told of any.
    pub fn reading(&self) -> Option<(&str, FileReading)> {
        let current = self.live.as_ref()?.current()?;
        Some((&current.variant, self.reading?))
    }

    /// Everything that is wrong with the last press, also while the others of
    /// its runs go on, or with the lab before any press.
    pub fn problems(&self) -> Vec<Problem> {
        let lab = self.lab_failure.iter().map(Problem::general);
        let results = self.results.iter().flat_map(|results| results.problems());
        let live = self.live.iter();
        let live = live.filter(|live| live.key().purpose == Purpose::Run);
        let failed = live.flat_map(Live::failures);
        let failed = failed.map(|(run, failure)| Problem::of(failure.clone(), &run.variant));
        lab.chain(results.cloned()).chain(failed).collect()
    }

    /// The result of the last press, if it was stopped.
    pub fn stopped(&self) -> Option<Stopped> {
        self.stopped
    }

    /// The value of `data-state`.
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
            Event::Lines(key, calls) => {
                if let Some(live) = &mut self.live {
                    live.learn(key, calls);
                }
            }
            Event::Stop => self.stop(),
            Event::FileChanged => self.forget(),
            Event::Outcome(key, id, outcome) => self.end(key, id, outcome),
            Event::Sample(key, sample) if self.awaits(key, sample.id) => self.trail.push(&sample),
            Event::Reading(key, reading) if self.awaits(key, reading.id) => {
                self.reading = Some(reading);
            }
            Event::Sample(..) | Event::Reading(..) => {}
            Event::BatchFailed(key, failure) => self.cut(key, failure),
            Event::LabFailed(failure) => {
                if self.press == 0 {
                    self.lab_failure = Some(failure);
                }
            }
        }
    }

    /// Only the job that is awaited shows anything.
    fn awaits(&self, key: BatchKey, id: u32) -> bool {
        let live = self.live.as_ref().filter(|live| live.key() == key);
        live.is_some_and(|live| u32::try_from(live.ended()) == Ok(id))
    }

    fn press(&mut self) {
        self.press += 1;
        self.lab_failure = None;
        self.stopped = None;
        self.trail = Trail::default();
        self.reading = None;
    }

    fn requests(&self, case: &Case) -> Vec<Request> {
        self.requests_of(&self.variants, case)
    }

    fn requests_of(&self, variants: &[String], case: &Case) -> Vec<Request> {
        variants
            .iter()
            .map(|variant| Request {
                exercise: self.exercise.clone(),
                variant: variant.clone(),
                case: case.clone(),
                trace: self.note_frees(),
            })
            .collect()
    }

    /// The notes that every traced run takes; the counting module takes none.
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
        let stay = |results: &Rc<Results>| results.case() == case && results.problems().is_empty();
        if !self.results.as_ref().is_some_and(stay) {
            self.drop_figures();
        }
        self.untraced = None;
        let requests = self.requests(case);
        self.live = Some(Live::new(self.press, Purpose::Run, requests));
    }

    fn grow(&mut self, knob: Knob, case: Case) {
        self.press();
        let growth = Growth::new(self.headline, knob, case, self.grown.clone());
        let requests = growth
            .cases()
            .flat_map(|case| self.requests_of(&self.grown, &case))
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

    /// True if the lines can follow the figures without a press.
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
        self.drop_figures();
    }

    /// Drops what was measured, and the lines, which are of the same runs.
    fn drop_figures(&mut self) {
        self.results = None;
        self.trace = None;
        self.untraced = None;
    }

    fn end(&mut self, key: BatchKey, id: u32, outcome: Outcome) {
        let Some(live) = &mut self.live else { return };
        let Some(place) = live.end(key, id) else {
            return;
        };
        let over = live.is_over();
        self.trail = Trail::default();
        self.reading = None;
        match key.purpose {
            Purpose::Run | Purpose::Trace => live.keep(outcome),
            Purpose::Confirm => {
                if let Some(results) = &mut self.results {
                    Rc::make_mut(results).confirm(place, outcome);
                }
            }
            Purpose::Growth => {
                if let Some(growth) = &mut self.growth {
                    Rc::make_mut(growth).record(outcome);
                }
            }
        }
        if let Some(live) = self.live.take_if(|_| over) {
            self.conclude(live);
        }
    }

    /// All jobs of a pass have ended.
    fn conclude(&mut self, live: Live) {
        match live.key().purpose {
            Purpose::Run => self.show_first_pass(live, None),
            Purpose::Confirm => {
                if self.trace.is_none() && self.untraced.is_none() && self.is_cheap() {
                    self.start_trace(None);
                }
            }
            Purpose::Trace => self.show_trace(live),
            Purpose::Growth => {}
        }
    }

    /// Shows what the first pass gave, and starts the second if all is well.
    fn show_first_pass(&mut self, live: Live, cut: Option<Failure>) {
        let Some(case) = live.first().map(|request| request.case.clone()) else {
            return;
        };
        let (outcomes, calls) = live.finish();
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
            match calls {
                Ok(calls) if results.problems().is_empty() => {
                    let trace = Trace::of(results.case(), None, results.runs(), &calls);
                    self.trace = trace.map(Rc::new);
                }
                Ok(_) => {}
                Err(why) => self.untraced = Some(why),
            }
        }
        self.results = Some(Rc::new(results));
    }

    /// Shows what the traced pass gave, if it is of the runs whose figures are
    /// shown.
    fn show_trace(&mut self, live: Live) {
        let (outcomes, calls) = live.finish();
        let Some(results) = &self.results else { return };
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
    fn cut(&mut self, key: BatchKey, failure: Failure) {
        let Some(live) = self.live.take_if(|live| live.key() == key) else {
            return;
        };
        let Some(request) = live.current() else {
            return;
        };
        match key.purpose {
            Purpose::Run => self.show_first_pass(live, Some(failure)),
            Purpose::Confirm => {
                if let Some(results) = &mut self.results {
                    Rc::make_mut(results).cut(Problem::of(failure, &request.variant));
                }
            }
            Purpose::Trace => self.untraced = Some(failure.text()),
            Purpose::Growth => {
                if let Some(growth) = &mut self.growth {
                    Rc::make_mut(growth).cut(Problem::of(failure, &request.variant));
                }
            }
        }
    }
}

/// The variants whose growth is measured: all, or where structures are chosen
/// each of these, for what holds several of them grows as they do.
fn grown(content: &Content) -> Vec<String> {
    if content.parts.is_empty() {
        return content.variant_names();
    }
    let choices = content.parts.iter().flat_map(|part| &part.choices);
    choices.map(|choice| choice.variant.clone()).collect()
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
mod tests;

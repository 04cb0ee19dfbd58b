//! The bench's life in the tab: its state, its worker, its address, its keys.

use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use judge::Measure;
use protocol::compile::VARIANT;
use protocol::{Case, Content, KnobError, default_case, text};
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, MouseEvent};
use yew::{
    AttrValue, Callback, UseReducerHandle, UseStateHandle, hook, use_context, use_memo,
    use_reducer, use_state,
};

use super::address::Asked;
use super::design::{Kept, is_design, is_drawn, use_keeping, use_kept};
use super::prediction::{Guesses, use_guesses};
use super::rest::{Rest, use_rest};
use super::share::{Shared, use_closing};
use super::view::{LineView, View};
use crate::browser::{self, Listener, Session, Signal, TIME_LIMIT_S, Tab, Work, document};
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::mode::Mode;
use crate::query::Query;
use crate::reached::{self, Reached};
use crate::run::{BatchKey, Event, Machine, OwnFile, Purpose, Settings, slider};
use crate::solved::use_solved;
use crate::yours::{self, Desk, use_desk};

/// A bench's state at one render, and how to change it.
#[derive(Clone)]
pub struct BenchHandle {
    /// The exercise.
    pub content: Rc<Content>,
    /// The page's own runs and their results.
    pub machine: UseReducerHandle<Machine>,
    /// The settings of the knobs.
    pub settings: UseStateHandle<Settings>,
    /// The open view.
    pub view: UseStateHandle<View>,
    /// The chosen view of the lines.
    pub line_view: UseStateHandle<LineView>,
    /// True if Python's figures are asked for.
    pub python: UseStateHandle<bool>,
    /// The learner's version, if the page has a place for one.
    pub desk: Option<Desk>,
    /// The answers to questions that the proof waits for.
    pub guesses: Guesses,
    /// What the browser has kept of the person's choices.
    pub kept: Kept,
    /// True once choices have passed.
    pub solved: bool,
    /// The ways to show it that were asked for.
    pub mode: Mode,
    /// The build of the site; empty in a page that is rendered to a string.
    pub build: AttrValue,
    /// True once buttons work: never in a page that is rendered to a string.
    pub ready: bool,
    /// The person's own file, if they chose one. All results are of it.
    file: UseStateHandle<Option<OwnFile>>,
    /// True if the sources of all variants were asked for.
    asked: UseStateHandle<bool>,
    /// A fault that should be fixed, though everything works.
    warning: UseStateHandle<Option<String>>,
    /// The seed of the learner's random cases, if the address gives it.
    pub(super) seed: Option<u32>,
    /// The knob whose sizes the address compares, if it names one.
    pub(super) grow: Option<String>,
    /// A sentence for each wish of the address in vain.
    pub(super) misread: Vec<String>,
    /// The outcome of the last export.
    pub(super) shared: UseStateHandle<Shared>,
    /// The browser's tab; none in a page that is rendered to a string.
    pub(super) tab: Option<Tab>,
    /// True on a lecture's screen, where the room guesses and keys are commands.
    pub(super) lecture: bool,
    /// The state of the parts that nobody waits for.
    pub(super) rest: UseStateHandle<Rest>,
}

impl BenchHandle {
    /// The case of the knobs, if every knob has a value.
    pub fn case(&self) -> Option<Case> {
        self.settings.case(&self.content.knobs)
    }

    /// The value of each knob, or the error in what was typed.
    pub fn values(&self) -> Vec<Result<u64, KnobError>> {
        self.settings.values(&self.content.knobs)
    }

    /// Tells the machine of an event.
    pub fn tell(&self, event: Event) {
        self.machine.dispatch(event);
    }

    /// The person's own file, if they chose one.
    pub fn file(&self) -> Option<&OwnFile> {
        self.file.as_ref()
    }

    /// Takes another file, or the generated one: no result is of that.
    pub fn choose(&self, file: Option<OwnFile>) {
        self.file.set(file);
        self.tell(Event::FileChanged);
        if let Some(desk) = &self.desk {
            desk.tell.emit(yours::Event::FileChanged);
        }
    }

    /// A fault that should be fixed, though everything works.
    pub fn warning(&self) -> Option<&String> {
        self.warning.as_ref()
    }

    /// True if the sources of all variants are shown: the exercise is solved,
    /// they were asked for, or the page has no place for the learner's version.
    /// In an exam they never are.
    pub fn is_revealed(&self) -> bool {
        let shown = *self.asked || self.desk.as_ref().is_none_or(Desk::was_solved);
        shown && !self.mode.exam
    }

    /// Shows the sources of all variants.
    pub fn reveal(&self) {
        self.asked.set(true);
    }

    /// The case that Run would run now: none either while the proof waits for an
    /// answer.
    pub fn runnable(&self) -> Option<Case> {
        self.case().filter(|_| !self.is_held())
    }

    /// The figures of a version that solves the exercise, if they are of the
    /// default case.
    fn reached(&self) -> Option<Reached> {
        let desk = self.desk.as_ref().filter(|desk| desk.is_solved())?;
        let (measured, results) = (desk.state.attempt().measured()?, self.machine.results()?);
        let case = default_case(&self.content.knobs);
        if measured.case != case || *results.case() != case {
            return None;
        }
        let oracle = &self.content.variants.first()?.name;
        let naive = results.runs().iter().find(|run| run.variant == *oracle)?;
        let headline = self.content.entry.headline;
        Some(Reached {
            naive: headline.of(&naive.usage),
            own: headline.of(&measured.report.usage),
        })
    }

    /// Presses Run, if there is something to run: for the page's own variants,
    /// and for the learner's.
    pub fn run(&self) {
        if let Some(case) = self.runnable() {
            self.tell(Event::Run(case.clone()));
            self.run_yours(case);
        }
    }

    fn run_yours(&self, case: Case) {
        if let Some(desk) = &self.desk {
            let seed = self.seed.unwrap_or_else(browser::seed);
            desk.tell.emit(yours::Event::Run(case, seed));
        }
    }

    /// True if Stop beside Run would stop something.
    pub fn is_running(&self) -> bool {
        let desk = self.desk.as_ref();
        self.machine.running().is_some() || desk.is_some_and(|desk| desk.state.attempt().is_busy())
    }

    /// The same bench without the learner's version.
    #[must_use]
    pub fn without_yours(&self) -> Self {
        Self {
            desk: None,
            ..self.clone()
        }
    }

    /// Turns the first knob one stop up, or down.
    pub fn turn(&self, up: bool) {
        let Some(knob) = self.content.knobs.first() else {
            return;
        };
        let stops = slider::stops(knob);
        let value = self.values().into_iter().next().and_then(Result::ok);
        let at = slider::nearest(&stops, value.unwrap_or(knob.default));
        let next = if up { at + 1 } else { at.saturating_sub(1) };
        if let Some(value) = stops.get(next) {
            self.settings
                .set(self.settings.with(0, text::grouped(*value)));
        }
    }

    /// A callback that presses Stop. The button goes with that, and the focus
    /// with the button, so that is moved to what the selector finds.
    pub fn stop(&self, then: &'static str) -> Callback<MouseEvent> {
        let bench = self.clone();
        Callback::from(move |_| {
            browser::focus(then);
            bench.tell(Event::Stop);
            if let Some(desk) = &bench.desk {
                desk.tell.emit(yours::Event::Stop);
            }
        })
    }

    /// The names of the variants that are drawn, naive first and the learner's last.
    pub fn variants(&self) -> Vec<String> {
        let mut names = self.content.variant_names();
        names.retain(|name| is_drawn(&self.content, name));
        names.extend(self.desk.as_ref().map(|_| VARIANT.to_owned()));
        names
    }

    /// The figure of a line that is looked at: the chosen one, if it is known.
    pub fn measure(&self) -> Measure {
        let moment = self.machine.trace().and_then(|trace| trace.moment());
        match self.line_view.measure {
            Measure::AtEvent if moment.is_none() => {
                LineView::default_measure(self.content.entry.headline)
            }
            measure => measure,
        }
    }

    /// The view that is open where the address names none.
    pub(super) fn default_view(&self) -> View {
        default_view(&self.content, self.desk.is_some() && !self.lecture)
    }
}

/// The place that a page has for the learner's version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// There is one.
    ForYours,
    /// Only the exercise's own variants are shown.
    OwnOnly,
    /// A lecture's screen: every source is shown in its turn.
    Lecture {
        /// True if there is a place for the presenter's own version.
        yours: bool,
    },
}

/// The view that is open where the address names none.
fn default_view(content: &Content, for_yours: bool) -> View {
    if is_design(content) {
        View::Choices
    } else if for_yours {
        View::Yours
    } else {
        View::Time
    }
}

/// The bench of this exercise, opened with this query.
#[hook]
pub fn use_bench(content: &Rc<Content>, query: &Query, place: Place) -> BenchHandle {
    let env = use_context::<Env>();
    let pressed = use_memo((), |()| {
        let tab = env.as_ref()?.tab.as_ref()?;
        tab.begun.take(&content.entry.slug)
    });
    let machine = use_reducer(|| {
        #[cfg(feature = "ssr")]
        if let Some(begun) = env.as_ref().and_then(|env| env.bench.clone()) {
            return Rc::unwrap_or_clone(begun);
        }
        match &*pressed {
            Some(outcomes) => {
                Machine::begun(content, default_case(&content.knobs), outcomes.clone())
            }
            None => Machine::new(content),
        }
    });
    let mode = env.as_ref().map(|env| env.mode).unwrap_or_default();
    let tab = env.and_then(|env| env.tab);
    let settings = use_state(|| Settings::from_query(&content.knobs, query));
    let for_yours = matches!(place, Place::ForYours | Place::Lecture { yours: true });
    let lecture = matches!(place, Place::Lecture { .. });
    let link = use_state(|| {
        let default = default_view(content, for_yours && !lecture);
        Asked::read(content, query, &View::all(content, for_yours), default)
    });
    let view = use_state(|| link.view.clone());
    let asked = use_state(|| lecture);
    let line_view = use_state(|| link.line_view);
    let file = use_state(|| None);
    let python = use_state(|| link.python);
    let warning = use_state(|| None);
    let shared = use_state(Shared::default);

    let desk = use_desk(tab.as_ref(), content, &machine, file.as_ref());
    let desk = for_yours.then(|| Desk {
        tell: {
            let view = view.setter();
            desk.tell.reform(move |event: yours::Event| {
                if event.is_at_the_draft() {
                    view.set(View::Yours);
                }
                event
            })
        },
        ..desk
    });
    let kept = use_kept(tab.is_some(), content, query, &settings);
    let solved = use_solved(tab.is_some() && is_design(content), &content.entry.slug);
    let guesses = use_guesses(tab.is_some() && !lecture, content);
    let warn = {
        let warning = warning.setter();
        Callback::from(move |text: String| warning.set(Some(text)))
    };
    let rest = use_rest(tab.as_ref());
    let handle = BenchHandle {
        content: content.clone(),
        machine,
        settings,
        view,
        line_view,
        python,
        desk,
        guesses,
        kept,
        solved,
        mode,
        build: tab
            .as_ref()
            .map(|tab| tab.site.build.clone().into())
            .unwrap_or_default(),
        ready: tab.is_some(),
        file,
        asked,
        warning,
        seed: link.seed,
        grow: link.grow.clone(),
        misread: link.misread.clone(),
        shared,
        tab: tab.clone(),
        lecture,
        rest,
    };
    use_worker(tab.clone(), &handle, warn.clone());
    use_early_lab(tab.clone(), &handle, warn);
    use_address(tab, &handle);
    use_closing(&handle);
    use_run_keys(&handle);
    use_reached(&handle);
    use_keeping(&handle);
    use_begun(&handle, pressed.is_some());
    handle
}

/// Presses Run for the learner's version, where it was pressed for the page's own
/// before there was a bench.
#[hook]
fn use_begun(bench: &BenchHandle, pressed: bool) {
    let bench = bench.clone();
    use_effect_with((), move |()| {
        if pressed {
            bench.run_yours(default_case(&bench.content.knobs));
        }
    });
}

/// Keeps exactly the worker alive that the machine's live batch asks for.
#[hook]
fn use_worker(tab: Option<Tab>, bench: &BenchHandle, warn: Callback<String>) {
    let machine = bench.machine.clone();
    let file = bench.file().cloned();
    let slug = bench.content.entry.slug.clone();
    let key = machine.live().map(crate::run::Live::key);
    use_effect_with(key, move |key| {
        let start = |key: BatchKey| {
            let jobs = machine.live()?.jobs();
            let tell = machine.dispatcher();
            let signal = Callback::from(move |signal| match signal {
                Signal::Outcome(id, outcome) => tell.dispatch(Event::Outcome(key, id, outcome)),
                Signal::Sample(sample) => tell.dispatch(Event::Sample(key, sample)),
                Signal::Reading(reading) => tell.dispatch(Event::Reading(key, reading)),
                Signal::Failed(failure) => tell.dispatch(Event::BatchFailed(key, failure)),
                Signal::Warning(text) => warn.emit(text),
                Signal::Lines(lines) => tell.dispatch(Event::Lines(key, lines)),
            });
            // Sizes are compared with generated files, whose length can be set.
            let file = file.filter(|_| key.purpose != Purpose::Growth);
            let handle = file.map(|file| file.handle);
            let tab = tab?;
            let work = Work {
                jobs,
                modules: tab.labs.of_exercise(&slug),
                tracing: machine.module(key),
                file: handle,
                time_limit_s: TIME_LIMIT_S,
            };
            Some(Session::start(&tab, work, signal))
        };
        let session = key.and_then(start);
        move || drop(session)
    });
}

/// Fetches lab.wasm once the page is idle, so that Run need not wait for it.
#[hook]
fn use_early_lab(tab: Option<Tab>, bench: &BenchHandle, warn: Callback<String>) {
    let (tell, traced) = (bench.machine.dispatcher(), bench.content.traced);
    let modules = tab
        .as_ref()
        .map(|tab| tab.labs.of_exercise(&bench.content.entry.slug));
    use_effect_with((), move |()| {
        let Some((tab, modules)) = tab.zip(modules) else {
            return;
        };
        spawn_local(async move {
            // An idle browser never fails to be idle.
            let _ = JsFuture::from(tab.bridge.idle()).await;
            // What runs there needs the other module only if that is not there.
            if traced && modules.twin.ready().await.is_ok() {
                return;
            }
            match modules.lab.module().await {
                Ok(_) => {
                    if let Some(text) = modules.lab.warning() {
                        warn.emit(text);
                    }
                }
                Err(failure) => tell.dispatch(Event::LabFailed(failure)),
            }
        });
    });
}

/// Keeps the figures that a version has reached, for the track's end.
#[hook]
fn use_reached(bench: &BenchHandle) {
    let slug = bench.content.entry.slug.clone();
    use_effect_with(bench.reached(), move |reached| {
        if let Some(reached) = reached {
            // Refused, the mark beside the exercise says so.
            let _ = reached::add_figures(&slug, *reached);
        }
    });
}

/// Keeps knobs and view in the address.
#[hook]
fn use_address(tab: Option<Tab>, bench: &BenchHandle) {
    use_effect_with(bench.query().search(), move |search| {
        if let Some(tab) = tab {
            tab.note.emit(search.clone());
        }
    });
}

/// Ctrl-Enter, or Cmd-Enter, presses Run from anywhere on the page.
#[hook]
fn use_run_keys(bench: &BenchHandle) {
    let run = {
        let bench = bench.clone();
        move || bench.run()
    };
    // On a lecture's screen there are several benches, and one has the keys.
    let listens = bench.ready && !bench.lecture;
    use_effect_with((listens, bench.runnable()), move |(listens, case)| {
        let sound = case.is_some();
        let listener = listens.then(|| {
            Listener::new(&document(), "keydown", move |event| {
                let pressed = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| {
                    key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) && !key.repeat()
                });
                if pressed && sound {
                    event.prevent_default();
                    run();
                }
            })
        });
        move || drop(listener)
    });
}

//! The bench's life in the tab: its state, its worker, its address, its keys.

use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use protocol::{Case, Content, KnobError};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::{Callback, hook, use_context, use_effect_with, use_reducer, use_state};

use super::batch::BatchKey;
use super::machine::{Event, Machine};
use super::settings::Settings;
use crate::browser::{Listener, Session, Signal, Tab, document};
use crate::env::Env;
use crate::query::Query;

/// Which plot is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlotView {
    /// Live bytes over a run.
    Time,
    /// The headline against a knob.
    Growth,
}

impl PlotView {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Time, Self::Growth];

    /// The name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Growth => "growth",
        }
    }

    /// What the tab says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Time => "Over time",
            Self::Growth => "Against size",
        }
    }
}

/// A bench's state at one render, and how to change it.
#[derive(Clone, PartialEq)]
pub struct BenchHandle {
    /// The exercise.
    pub content: Rc<Content>,
    /// What was pressed and what came of it.
    pub machine: Rc<Machine>,
    /// What the knobs are set to.
    pub settings: Settings,
    /// Which plot is open.
    pub view: PlotView,
    /// What should be mended, though all works.
    pub warning: Option<String>,
    /// Whether buttons can do anything yet: not in a page rendered to text.
    pub ready: bool,
    /// Tells the machine of an event.
    pub tell: Callback<Event>,
    /// Sets the knobs.
    pub set: Callback<Settings>,
    /// Opens a plot.
    pub open: Callback<PlotView>,
}

impl BenchHandle {
    /// The case that Run would run, if every knob has a value.
    pub fn case(&self) -> Option<Case> {
        self.settings.case(&self.content.knobs)
    }

    /// What each knob is set to.
    pub fn values(&self) -> Vec<Result<u64, KnobError>> {
        self.settings.values(&self.content.knobs)
    }

    /// Presses Run, if every knob has a value.
    pub fn run(&self) {
        if let Some(case) = self.case() {
            self.tell.emit(Event::Run(case));
        }
    }

    /// The variants' names, naive first.
    pub fn variants(&self) -> Vec<String> {
        let variants = self.content.variants.iter();
        variants.map(|variant| variant.name.clone()).collect()
    }

    /// The query that reproduces what is seen.
    pub fn query(&self) -> Query {
        let query = match self.view {
            PlotView::Time => Query::default(),
            PlotView::Growth => Query::default().with("view", self.view.name()),
        };
        self.settings.add_to(&self.content.knobs, query)
    }
}

/// The bench of this exercise, opened with this query.
#[hook]
pub fn use_bench(content: &Rc<Content>, query: &Query) -> BenchHandle {
    let tab = use_context::<Env>().and_then(|env| env.tab);
    let machine = use_reducer(|| Machine::new(content));
    let settings = use_state(|| Settings::from_query(&content.knobs, query));
    let view = use_state(|| {
        let named = |view: &PlotView| query.get("view") == Some(view.name());
        PlotView::ALL
            .into_iter()
            .find(named)
            .unwrap_or(PlotView::Time)
    });
    let warning = use_state(|| None);

    let handle = BenchHandle {
        content: content.clone(),
        machine: Rc::new((*machine).clone()),
        settings: (*settings).clone(),
        view: *view,
        warning: (*warning).clone(),
        ready: tab.is_some(),
        tell: {
            let machine = machine.dispatcher();
            Callback::from(move |event| machine.dispatch(event))
        },
        set: {
            let settings = settings.setter();
            Callback::from(move |next| settings.set(next))
        },
        open: {
            let view = view.setter();
            Callback::from(move |next| view.set(next))
        },
    };
    let warn = {
        let warning = warning.setter();
        Callback::from(move |text: String| warning.set(Some(text)))
    };
    use_worker(tab.clone(), &handle, warn.clone());
    use_early_lab(tab.clone(), &handle, warn);
    use_address(tab, &handle);
    use_run_keys(&handle);
    handle
}

/// Keeps exactly the worker alive that the machine's live batch asks for.
#[hook]
fn use_worker(tab: Option<Tab>, bench: &BenchHandle, warn: Callback<String>) {
    let machine = bench.machine.clone();
    let tell = bench.tell.clone();
    let key = machine.live().map(super::batch::Live::key);
    use_effect_with(key, move |key| {
        let start = |key: BatchKey| {
            let jobs = machine.live()?.jobs();
            let signal = Callback::from(move |signal| match signal {
                Signal::Outcome(id, outcome) => tell.emit(Event::Outcome(key, id, outcome)),
                Signal::Failed(failure) => tell.emit(Event::BatchFailed(key, failure)),
                Signal::Warning(text) => warn.emit(text),
            });
            Some(Session::start(&tab?, jobs, signal))
        };
        let session = key.and_then(start);
        move || drop(session)
    });
}

/// Fetches lab.wasm once the page is idle, so that Run need not wait for it.
#[hook]
fn use_early_lab(tab: Option<Tab>, bench: &BenchHandle, warn: Callback<String>) {
    let tell = bench.tell.clone();
    use_effect_with((), move |()| {
        let Some(tab) = tab else { return };
        spawn_local(async move {
            // An idle browser never fails to be idle.
            let _ = JsFuture::from(tab.bridge.idle()).await;
            match tab.lab.module().await {
                Ok(_) => {
                    if let Some(text) = tab.lab.warning() {
                        warn.emit(text);
                    }
                }
                Err(failure) => tell.emit(Event::LabFailed(failure)),
            }
        });
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
    let tell = bench.tell.clone();
    use_effect_with((bench.ready, bench.case()), move |(ready, case)| {
        let case = case.clone();
        let listener = ready.then(|| {
            Listener::new(&document(), "keydown", move |event| {
                let pressed = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| {
                    key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) && !key.repeat()
                });
                if let Some(case) = case.clone().filter(|_| pressed) {
                    event.prevent_default();
                    tell.emit(Event::Run(case));
                }
            })
        });
        move || drop(listener)
    });
}

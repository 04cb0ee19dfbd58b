//! One worker with its jobs: alive exactly as long as its owner keeps it.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::{Object, Reflect};
use protocol::{
    Failure, FailureKind, FileReading, FromWorker, Job, LiveSample, Outcome, TracedCall, text,
};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent, Worker};
use yew::Callback;

use super::fetch::reason;
use super::{Lab, Listener, Tab, Timeout, Twin, decode};

/// The most seconds that one run of the site's own code may take.
pub const TIME_LIMIT_S: i32 = 120;

/// The most seconds that the worker's script may take to come.
const START_LIMIT_S: i32 = 15;

/// A measured module, and its twin that knows lines.
#[derive(Clone, PartialEq)]
pub struct Modules {
    /// The module that counts.
    pub lab: Lab,
    /// The module that traces.
    pub twin: Twin,
    /// The most bytes of memory that either may have.
    pub memory: u64,
}

/// The work of a session.
pub struct Work {
    /// The jobs, in order.
    pub jobs: Vec<Job>,
    /// The modules that can run them.
    pub modules: Modules,
    /// The choice of the module that runs them.
    pub tracing: Tracing,
    /// The person's own file, if they are to read one.
    pub file: Option<File>,
    /// The most seconds that one of them may take.
    pub time_limit_s: i32,
}

/// A message of a session to its owner.
#[derive(Clone, Debug, PartialEq)]
pub enum Signal {
    /// The job of that id ended.
    Outcome(u32, Outcome),
    /// A job that goes on shows how many bytes are live.
    Sample(LiveSample),
    /// A job that goes on tells how much it has read of its file.
    Reading(FileReading),
    /// The session cannot go on, and says no more.
    Failed(Failure),
    /// Everything works, but the person should know of something.
    Warning(String),
    /// The calls that the coming outcomes refer to by number, or why there are
    /// no lines.
    Lines(Result<Rc<[TracedCall]>, String>),
}

/// The choice of the module that runs the jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tracing {
    /// The counting module.
    Off,
    /// The traced module, or if that cannot be had the counting module.
    Wanted,
    /// The traced module alone.
    Needed,
}

/// Some jobs in a worker of their own. Dropping it ends the worker at once.
pub struct Session {
    // Held only here: the worker's listeners and the loading of the lab know
    // it weakly, so it goes with the session.
    _inner: Rc<Inner>,
}

struct Inner {
    work: Work,
    tell: Callback<Signal>,
    running: RefCell<Option<Running>>,
}

struct Running {
    worker: Worker,
    ended: usize,
    time_limit: Timeout,
    _listeners: [Listener; 3],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Session {
    /// Starts the jobs, as soon as the module is ready.
    pub fn start(tab: &Tab, work: Work, tell: Callback<Signal>) -> Self {
        let (modules, tracing) = (work.modules.clone(), work.tracing);
        let inner = Rc::new(Inner {
            work,
            tell,
            running: RefCell::default(),
        });
        let weak = Rc::downgrade(&inner);
        let tab = tab.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let traced = match tracing {
                Tracing::Off => None,
                Tracing::Wanted | Tracing::Needed => Some(modules.twin.ready().await),
            };
            let (module, calls) = match (&traced, tracing) {
                (Some(Ok(traced)), _) => (Ok(traced.module.clone()), Some(&traced.calls)),
                (Some(Err(why)), Tracing::Needed) => (Err(lab_failure(why)), None),
                (Some(Err(_)) | None, _) => (modules.lab.module().await, None),
            };
            // Gone: the session was ended while the lab was loading.
            let Some(inner) = weak.upgrade() else { return };
            if let Some(traced) = &traced {
                let lines = traced.as_ref().map(|traced| traced.lines.clone());
                inner.tell.emit(Signal::Lines(lines.map_err(Clone::clone)));
            }
            match module {
                Ok(module) => {
                    if let Some(warning) = modules.lab.warning() {
                        inner.tell.emit(Signal::Warning(warning));
                    }
                    if let Err(error) = inner.begin(&tab, &module, calls) {
                        inner.fail(worker_failure(&reason(&error)));
                    }
                }
                Err(failure) => inner.fail(failure),
            }
        });
        Self { _inner: inner }
    }
}

impl Inner {
    fn begin(
        self: &Rc<Self>,
        tab: &Tab,
        module: &JsValue,
        calls: Option<&JsValue>,
    ) -> Result<(), JsValue> {
        let worker = tab.bridge.start_worker()?;
        let message = Object::new();
        Reflect::set(&message, &"module".into(), module)?;
        if let Some(calls) = calls {
            Reflect::set(&message, &"calls".into(), calls)?;
        }
        let plain = serde_wasm_bindgen::Serializer::json_compatible();
        let jobs = self.work.jobs.serialize(&plain)?;
        Reflect::set(&message, &"jobs".into(), &jobs)?;
        let memory = text::binary_unit(self.work.modules.memory).unwrap_or_default();
        let memory = memory.replace(".0 ", " ");
        Reflect::set(&message, &"memory".into(), &memory.into())?;
        if let Some(file) = &self.work.file {
            Reflect::set(&message, &"file".into(), file)?;
        }

        let weak = Rc::downgrade(self);
        let on_message = Listener::new(&worker, "message", move |event| {
            with(&weak, |inner| inner.hear(event.unchecked_ref()));
        });
        let weak = Rc::downgrade(self);
        let on_error = Listener::new(&worker, "error", move |event| {
            let why = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
            let why = why.unwrap_or_else(|| "its script cannot be loaded".to_owned());
            with(&weak, |inner| inner.fail(worker_failure(&why)));
        });
        let weak = Rc::downgrade(self);
        let on_unreadable = Listener::new(&worker, "messageerror", move |_| {
            let why = "the browser cannot pass the module on";
            with(&weak, |inner| inner.fail(worker_failure(why)));
        });
        worker.post_message(&message)?;
        self.running.replace(Some(Running {
            worker,
            ended: 0,
            time_limit: self.start_limit(),
            _listeners: [on_message, on_error, on_unreadable],
        }));
        Ok(())
    }

    fn hear(self: &Rc<Self>, event: &MessageEvent) {
        match decode(event.data()) {
            Ok(FromWorker::Ready) => {
                if let Some(running) = &mut *self.running.borrow_mut() {
                    running.time_limit = self.time_limit();
                }
            }
            Ok(FromWorker::Outcome { id, outcome }) => {
                if let Some(running) = &mut *self.running.borrow_mut() {
                    running.ended += 1;
                    running.time_limit = self.time_limit();
                }
                self.tell.emit(Signal::Outcome(id, outcome));
            }
            Ok(FromWorker::Sample(sample)) => self.tell.emit(Signal::Sample(sample)),
            Ok(FromWorker::Reading(reading)) => self.tell.emit(Signal::Reading(reading)),
            Ok(FromWorker::Warning(text)) => self.tell.emit(Signal::Warning(text)),
            Ok(FromWorker::Done) => {
                let running = self.running.take();
                if running.is_some_and(|running| running.ended < self.work.jobs.len()) {
                    self.fail(worker_failure("it ended before its last run"));
                }
            }
            Err(error) => self.fail(worker_failure(&format!(
                "its message is unreadable: {error}"
            ))),
        }
    }

    fn start_limit(self: &Rc<Self>) -> Timeout {
        let why = format!("its script has not come within {START_LIMIT_S} seconds");
        self.fail_after(START_LIMIT_S, worker_failure(&why))
    }

    fn time_limit(self: &Rc<Self>) -> Timeout {
        let seconds = self.work.time_limit_s;
        let message = format!("It ran for {seconds} seconds, which is the limit, and was ended");
        let failure = Failure::new(FailureKind::TimedOut, message);
        self.fail_after(seconds, failure.advising("Try a smaller case"))
    }

    fn fail_after(self: &Rc<Self>, seconds: i32, failure: Failure) -> Timeout {
        let weak = Rc::downgrade(self);
        Timeout::new(seconds * 1_000, move || {
            with(&weak, |inner| inner.fail(failure));
        })
    }

    fn fail(&self, failure: Failure) {
        // The worker must be gone before the owner hears of it.
        drop(self.running.take());
        self.tell.emit(Signal::Failed(failure));
    }
}

fn with(inner: &Weak<Inner>, act: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = inner.upgrade() {
        act(&inner);
    }
}

fn lab_failure(why: &str) -> Failure {
    Failure::new(FailureKind::LabUnavailable, why)
}

fn worker_failure(why: &str) -> Failure {
    Failure::new(
        FailureKind::WorkerUnavailable,
        format!(
            "The worker that runs the code failed: {why}. Retry, and reload the page if that does \
             not help"
        ),
    )
}

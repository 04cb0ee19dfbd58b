//! Getting ready: the jail is tried, the libraries are compiled, and a first
//! job shows that all of it works together.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use protocol::compile::Refused;
use tokio::sync::watch;

use super::jail::{self, Order, Task};
use super::job::{self, Tools};
use super::process::Speed;
use super::settings::{Sandbox, Settings};
use super::spool::Spool;
use super::toolset::Toolset;
use super::{Shared, process};

/// The message while it gets ready.
pub(super) const PREPARING: &str = "the host is still compiling what your code is linked with, \
                                    once, for about a minute; try again then";
/// The message for a job whose compiler became another one meanwhile.
pub(super) const CHANGED: &str = "the host's compiler has just changed, and gets ready again; try \
                                  again in a minute";
/// The message where the jail does not hold.
const NO_JAIL: &str = "the host compiles nothing, because its compiler cannot be confined; its \
                       terminal says why (who is alone on that machine can start it with \
                       --unsafe-no-sandbox)";
/// The message if there is nothing to compile with.
pub(super) const NO_TOOLS: &str = "the host cannot compile; its terminal says why";
/// The message if the compiler does not work.
const NO_TOOLSET: &str = "the host cannot compile, because Rust does not work there, and its \
                          terminal says why (https://rustup.rs installs Rust, and \
                          `rustup target add wasm32-unknown-unknown` its target)";

/// After how long it tries to get ready again, once someone asks.
const PAUSE: Duration = Duration::from_secs(30);

/// The state of getting ready.
#[derive(Clone, Debug)]
pub(super) enum State {
    Preparing,
    Ready(Arc<Toolset>),
    /// It failed: the message for learners, and since when if it may be tried
    /// again.
    Broken(&'static str, Option<Instant>),
}

impl State {
    /// Tells whether it should get ready anew.
    fn is_outdated(&self) -> bool {
        match self {
            Self::Preparing => false,
            Self::Ready(toolset) => !toolset.is_current(),
            Self::Broken(_, since) => since.is_some_and(|since| since.elapsed() > PAUSE),
        }
    }
}

/// The state now, and a way to wait for the next.
#[derive(Debug)]
pub(super) struct States(watch::Sender<State>);

impl States {
    pub(super) fn new(state: State) -> Self {
        Self(watch::Sender::new(state))
    }

    pub(super) fn now(&self) -> State {
        self.0.borrow().clone()
    }

    fn change(&self, state: State) {
        self.0.send_replace(state);
    }

    /// Goes back to getting ready, if that must be; says so to the one who then
    /// has to see to it.
    fn go_back(&self) -> bool {
        self.0.send_if_modified(|state| {
            let outdated = state.is_outdated();
            if outdated {
                *state = State::Preparing;
            }
            outdated
        })
    }

    pub(super) async fn settled(&self) {
        let mut states = self.0.subscribe();
        let settled = states.wait_for(|state| !matches!(state, State::Preparing));
        // The sender is this very value, and outlives the wait.
        let _ = settled.await;
    }
}

/// The reason for which there are no tools.
pub(super) struct Trouble {
    /// The message for learners, without this machine's paths.
    pub(super) told: &'static str,
    /// All of it.
    pub(super) whole: anyhow::Error,
}

/// Makes the tools that jobs are done with, if the jail holds.
pub(super) fn tools(settings: &Settings) -> Result<Tools, Trouble> {
    let trouble = |told| move |whole| Trouble { told, whole };
    let program = match &settings.program {
        Some(program) => Ok(program.clone()),
        None => own_program(),
    };
    let tools = Tools {
        program: program.map_err(trouble(NO_TOOLS))?,
        confined: settings.sandbox == Sandbox::Required,
        limits: settings.limits.clone(),
        libraries: jail::library_folders(),
        spool: Spool::open(&settings.spool).map_err(trouble(NO_TOOLS))?,
    };
    if tools.confined {
        let tried = probe(&tools).context(
            "compiling is off, because the compiler cannot be confined here; it takes Linux 5.13 \
             or newer with Landlock (alone on this machine, you can do without: start the host \
             with --unsafe-no-sandbox)",
        );
        tried.map_err(trouble(NO_JAIL))?;
    }
    Ok(tools)
}

/// This program, even if another one has taken its file's place since it was
/// started.
fn own_program() -> anyhow::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        return Ok("/proc/self/exe".into());
    }
    std::env::current_exe().context("this program has no path")
}

/// Has a jailed process try what it must not be able to do.
fn probe(tools: &Tools) -> anyhow::Result<()> {
    let job = tools
        .spool
        .job(&[])
        .context("a job's folder cannot be made")?;
    let canary = tools.spool.folder().join("canary");
    std::fs::write(&canary, "canary").context("the canary cannot be written")?;
    let order = Order {
        confined: true,
        readable: Vec::new(),
        runnable: tools.libraries.clone(),
        limits: tools.limits.clone(),
        task: Task::Probe { canary },
    };
    let mut jail = process::command(&tools.program, job.path(), &order)?
        .spawn()
        .context("the jail cannot be started")?;
    let _leash = jail.stdin.take();
    let tried = jail
        .wait_with_output()
        .context("the jail cannot be waited for")?;
    if tried.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&tried.stderr);
    bail!("in a trial of the sandbox, {}", said.trim())
}

/// Gets ready anew, if the compiler is no longer what it was.
pub(super) fn refresh(shared: &Arc<Shared>) {
    if shared.states.go_back() {
        prepare(shared);
    }
}

/// Gets the compiler ready aside.
pub(super) fn prepare(shared: &Arc<Shared>) {
    let settings = shared.settings.clone();
    let weak = Arc::downgrade(shared);
    std::thread::spawn(move || {
        let made = toolset(&settings);
        let Some(shared) = weak.upgrade() else {
            return;
        };
        let ready = made.and_then(|toolset| {
            if settings.preparation.is_none() {
                first_job(&shared, &toolset)?;
            }
            Ok(toolset)
        });
        shared.states.change(match ready {
            Ok(toolset) => State::Ready(Arc::new(toolset)),
            Err(error) => {
                eprintln!("learners' code cannot be compiled: {error:#}");
                State::Broken(NO_TOOLSET, Some(Instant::now()))
            }
        });
    });
}

fn toolset(settings: &Settings) -> anyhow::Result<Toolset> {
    match &settings.preparation {
        Some(preparation) => preparation.run(),
        None => Toolset::prepare(&settings.project),
    }
}

/// Compiles the first exercise's first variant, on this thread.
fn first_job(shared: &Shared, toolset: &Toolset) -> anyhow::Result<()> {
    let tools = shared.tools.as_ref().context(NO_TOOLS)?;
    let exercise = exercises::all().next().context("there is no exercise")?;
    let source = "use super::{Answer, Case};\npub fn solve(_: &Case) -> Answer { todo!() }\n";
    let (_lasts, pace) = watch::channel(Speed::Usual);
    let trial = job::run(tools, toolset, exercise, source, "first", &pace);
    let done = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("a trial cannot be started")?
        .block_on(trial);
    if let Err(Refused {
        message,
        diagnostics,
        ..
    }) = done
    {
        let said = diagnostics.first().map_or("", |first| &first.message);
        bail!("a trial of the compiler failed: {message}: {said}");
    }
    Ok(())
}

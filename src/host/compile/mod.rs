//! The compile host: a learner's file becomes a module that their browser runs.
//!
//! No learner's code ever runs here. The compiler reads it in a jail, and so
//! does what checks and rewrites the module that comes out; see `jail`.

mod accounts;
mod check;
mod diagnostics;
mod finish;
mod flights;
mod jail;
mod job;
mod learner;
mod message;
mod outcome;
mod process;
mod queue;
mod settings;
mod source;
mod spool;
mod state;
mod statics;
mod store;
mod toolset;

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use exercises::harness::{Registered, list};
use protocol::compile::{
    Built, CompileClass, CompileRequest, Compiled, HostStatus, Refused, SOURCE_LIMIT,
};
use tokio::sync::watch;
use tokio::time::timeout;

pub use jail::Limits;
pub use learner::Learner;
pub use settings::{Preparation, Sandbox, Settings};
pub use toolset::{Stamp, Toolset};

use crate::build::Digest;
use crate::project::Project;
use flights::Flights;
use job::Tools;
use process::Pace;
use queue::{Full, Lanes, Place, Queue, Turn};
use state::{State, States, Trouble};
use store::Store;

/// The longest time that a request waits for the compiler to get ready: less
/// than the minute after which some browsers give up.
const PATIENCE: Duration = Duration::from_secs(45);

/// Compiles learners' code, one job after another and a few at once.
#[derive(Debug)]
pub struct Compiler {
    shared: Arc<Shared>,
    sandboxed: bool,
}

/// The state that jobs share.
#[derive(Debug)]
struct Shared {
    settings: Settings,
    states: States,
    queue: Arc<Queue>,
    flights: Flights,
    store: Mutex<Store>,
    tools: Option<Tools>,
    /// True if the last job failed because the host lacked what it needs.
    troubled: AtomicBool,
}

/// Tells whether this process is one that was started as the jail.
pub(crate) fn is_jail() -> bool {
    jail::is_asked_for()
}

/// Does what the jail was ordered to.
pub(crate) fn jail_main() -> ExitCode {
    jail::main()
}

impl Compiler {
    /// A compiler for the exercises of that checkout, confined unless someone
    /// said that it need not be. It gets ready aside, and
    /// [`status`](Self::status) tells how far it is.
    pub fn start(project: &Project, unsafe_no_sandbox: bool) -> Arc<Self> {
        let sandbox = if unsafe_no_sandbox {
            Sandbox::Off
        } else {
            Sandbox::Required
        };
        Self::with(Settings::new(project, sandbox))
    }

    /// A compiler with those settings.
    pub fn with(settings: Settings) -> Arc<Self> {
        let (tools, state) = match state::tools(&settings) {
            Ok(tools) => (Some(tools), State::Preparing),
            Err(Trouble { told, whole }) => {
                eprintln!("{whole:#}");
                (None, State::Broken(told, None))
            }
        };
        let lanes = settings
            .at_once
            .map_or_else(queue::capacity, |quick| Lanes { quick, slow: 1 });
        let sandboxed = tools.as_ref().is_some_and(|tools| tools.confined);
        let shared = Arc::new(Shared {
            states: States::new(state),
            queue: Queue::new(lanes),
            flights: Flights::default(),
            store: Mutex::default(),
            tools,
            troubled: AtomicBool::new(false),
            settings,
        });
        if shared.tools.is_some() {
            state::prepare(&shared);
        }
        Arc::new(Self { shared, sandboxed })
    }

    /// Tells whether compilations are confined, as a test has shown.
    pub fn sandboxed(&self) -> bool {
        self.sandboxed
    }

    /// Gives the status that the page is told.
    pub fn status(&self) -> HostStatus {
        let (compiler, problem) = match self.shared.states.now() {
            State::Preparing => (None, Some(state::PREPARING)),
            State::Broken(problem, _) => (None, Some(problem)),
            State::Ready(toolset) => {
                let troubled = self.shared.troubled.load(Ordering::Relaxed);
                (
                    Some(toolset.version.clone()),
                    troubled.then_some(job::TROUBLE),
                )
            }
        };
        HostStatus {
            compiler,
            sandboxed: self.sandboxed,
            problem: problem.map(str::to_owned),
        }
    }

    /// Waits until it is ready to compile, or will not be.
    pub async fn prepared(&self) {
        self.shared.states.settled().await;
    }

    /// Compiles what the learner asks for. A future that is dropped ends its
    /// job, unless someone else waits for the same.
    pub async fn compile(&self, learner: &Learner, request: CompileRequest) -> Compiled {
        match self.try_compile(learner, request).await {
            Ok(built) => Compiled::Built(built),
            Err(refused) => Compiled::Refused(refused),
        }
    }

    async fn try_compile(
        &self,
        learner: &Learner,
        request: CompileRequest,
    ) -> Result<Built, Refused> {
        let exercise = checked(&request)?;
        let toolset = self.toolset().await?;
        let parts = [&toolset.digest, &request.slug, &request.source];
        let id = Digest::of(parts.map(String::as_bytes)).full();
        if let Some(kept) = lock(&self.shared.store).get(&id) {
            return Ok(kept.built.clone());
        }
        let shared = &self.shared;
        let flight = shared.flights.join(&id, || {
            let place = shared.queue.place(learner, &id).map_err(no_place)?;
            let shared = Arc::clone(shared);
            let job = Job {
                toolset,
                exercise,
                source: request.source,
                id: id.clone(),
            };
            Ok(async move { shared.run_in_turn(place, &job).await })
        })?;
        shared.queue.join(learner, &id);
        flight.await
    }

    /// The compiler, once it is ready.
    async fn toolset(&self) -> Result<Arc<Toolset>, Refused> {
        state::refresh(&self.shared);
        // The state tells whether it is then ready.
        let _ = timeout(PATIENCE, self.shared.states.settled()).await;
        match self.shared.states.now() {
            State::Ready(toolset) => Ok(toolset),
            State::Preparing => Err(refused(CompileClass::Busy, state::PREPARING)),
            State::Broken(problem, _) => Err(refused(CompileClass::JailUnavailable, problem)),
        }
    }

    /// A built module's bytes, the traced one's or the counting one's.
    pub fn module(&self, id: &str, traced: bool) -> Option<Arc<[u8]>> {
        let mut store = lock(&self.shared.store);
        let kept = store.get(id)?;
        let module = if traced { &kept.traced } else { &kept.counting };
        Some(Arc::clone(module))
    }
}

/// A source, and all that it is compiled with.
struct Job {
    toolset: Arc<Toolset>,
    exercise: &'static dyn Registered,
    source: String,
    id: String,
}

impl Shared {
    /// Does a job when it is its turn. If it has to make room for others, it
    /// goes on slowly, or starts anew when there is room for that.
    async fn run_in_turn(&self, mut waits: Place, job: &Job) -> Result<Built, Refused> {
        loop {
            let turn = waits.turn().await.map_err(no_place)?;
            match self.run_while_it_may(turn, job).await {
                Ok(done) => return done,
                Err(again) => waits = again,
            }
        }
    }

    /// Does a job, unless it has to make room and there is none in the slow lane.
    async fn run_while_it_may(
        &self,
        mut turn: Turn,
        job: &Job,
    ) -> Result<Result<Built, Refused>, Place> {
        let (slower, pace) = watch::channel(turn.speed());
        let mut job = Box::pin(self.run(job, &pace));
        let ended = tokio::select! {
            ended = &mut job => Some(ended),
            () = turn.is_over() => None,
        };
        let ended = match ended {
            Some(ended) => ended,
            None => match turn.slow_down() {
                Ok(slow) => {
                    turn = slow;
                    slower.send_replace(turn.speed());
                    job.await
                }
                Err(turn) => {
                    drop(job);
                    return Err(turn.wait_for_slow());
                }
            },
        };
        let by_itself = match &ended {
            Ok(_) => true,
            Err(refused) => refused.class == CompileClass::CompileError,
        };
        if by_itself {
            turn.was_usual();
        }
        Ok(ended)
    }

    /// Does a job, and keeps what came of it.
    async fn run(&self, job: &Job, pace: &Pace) -> Result<Built, Refused> {
        let Some(tools) = &self.tools else {
            return Err(refused(CompileClass::JailUnavailable, state::NO_TOOLS));
        };
        let Job {
            toolset,
            exercise,
            source,
            id,
        } = job;
        let done = job::run(tools, toolset, *exercise, source, id, pace).await;
        if done.is_err() && !toolset.is_current() {
            // Another compiler than the one that read the libraries.
            return Err(refused(CompileClass::Busy, state::CHANGED));
        }
        let unavailable = |refused: &Refused| refused.class == CompileClass::JailUnavailable;
        let troubled = done.as_ref().is_err_and(unavailable);
        self.troubled.store(troubled, Ordering::Relaxed);
        let kept = done?;
        let built = kept.built.clone();
        lock(&self.store).put(id.clone(), kept);
        Ok(built)
    }
}

fn no_place(full: Full) -> Refused {
    let message = match full {
        Full::Everyone => QUEUE_FULL,
        Full::Address => ADDRESS_FULL,
        Full::Learner => SHARE_FULL,
    };
    refused(CompileClass::Busy, message)
}

const QUEUE_FULL: &str =
    "many others are compiling just now, and the queue is full; try again in a few seconds";
const ADDRESS_FULL: &str = "many others at your address are compiling just now, and it has no \
                            more places in the queue; try again in a few seconds";
const SHARE_FULL: &str = "one of your versions is being compiled and another one waits; press Run \
                          again when the first is there";

/// The exercise, if it is a request that can be compiled.
fn checked(request: &CompileRequest) -> Result<&'static dyn Registered, Refused> {
    if request.source.len() > SOURCE_LIMIT {
        let problem = format!(
            "the code is {} bytes long, and may have {SOURCE_LIMIT}; shorten it",
            request.source.len()
        );
        return Err(refused(CompileClass::BadRequest, &problem));
    }
    exercises::find(&request.slug).ok_or_else(|| {
        let known = list(exercises::all().map(<dyn Registered>::slug));
        let problem = format!("there is no exercise `{}`; there are {known}", request.slug);
        refused(CompileClass::BadRequest, &problem)
    })
}

fn refused(class: CompileClass, message: &str) -> Refused {
    Refused {
        class,
        message: message.to_owned(),
        diagnostics: Vec::new(),
        more: 0,
    }
}

/// Locks the store. A panic leaves it whole: each change of it is one call.
fn lock(store: &Mutex<Store>) -> std::sync::MutexGuard<'_, Store> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}

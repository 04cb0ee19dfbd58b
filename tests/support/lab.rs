//! Runs the measured module in wasmtime: compiled once, a fresh instance for
//! every run, as a browser's worker does.

mod imports;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use exercises::harness::Registered;
use protocol::{
    Case, FailureKind, FileFault, Frame, LineTable, Outcome, Report, Request, TraceRequest,
    TracedCall,
};
use wasmtime::{Config, Engine, Linker, Memory, Module, OptLevel, Store, Trap};

use crate::modules::Build;
use crate::project;
use imports::{Host, imports};

/// The tests' own exercise, built into the module with faults.
pub const PROBE: &str = "src/lab/probe.rs";

/// The export of a module of several versions that chooses which to run.
pub const CHOOSE: &str = "choose";

/// A build of the measured module, ready to run.
pub struct Lab {
    engine: Engine,
    module: Module,
    linker: Linker<Host>,
    stop: Stop,
    /// The calls that the numbers in a traced module stand for.
    calls: Option<Arc<[TracedCall]>>,
}

/// The means of ending a run that never ends. Having one costs time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// Not at all.
    Never,
    /// By the clock.
    Clock,
    /// By the instructions that it took, so that it ends at the same one on
    /// every machine.
    Fuel,
}

/// The end of a run, with what the host was told meanwhile.
#[derive(Debug)]
pub struct Ended {
    /// The report's outcome, or why there is none.
    pub outcome: Result<Outcome, Cause>,
    /// The message of the panic, if there was one.
    pub panicked: Option<String>,
    /// The bytes of each allocation that was refused.
    pub refused: Vec<f64>,
    /// The live bytes of each sample that a monitor showed.
    pub sampled: Vec<f64>,
    /// The bytes of linear memory at the end.
    pub memory: usize,
    /// The instructions that it took, where they are counted.
    pub fuel: u64,
}

/// The reason for which an instance was stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Calls went deeper than the stack admits.
    StackOverflow,
    /// An instruction reached beyond the linear memory.
    OutOfBounds,
    /// The code stopped itself.
    Unreachable,
    /// The time that the test gave it was over.
    Interrupted,
    /// It took more instructions than it may.
    OutOfFuel,
    /// None of these.
    Other(String),
}

/// The modules of the tracks, each made when it is asked for.
#[derive(Default)]
struct Labs([OnceLock<Lab>; exercises::TRACKS.len()]);

impl Labs {
    fn of(&self, exercise: &dyn Registered, new: impl FnOnce(&'static str) -> Lab) -> &Lab {
        let mut tracks = exercises::TRACKS.iter().zip(&self.0);
        let (track, lab) = tracks
            .find(|(track, _)| track.has(exercise))
            .expect("a track has the exercise");
        lab.get_or_init(|| new(track.id))
    }
}

/// The file that a run reads in place of a generated one.
#[derive(Clone, Debug)]
pub struct OwnFile {
    /// Its path.
    pub path: PathBuf,
    /// Called once a run has opened it for the first, second, … time. The first
    /// time, it is for the floor.
    pub once_opened: fn(&Path, u32),
}

impl OwnFile {
    /// A file that nothing happens to.
    pub fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            once_opened: |_, _| {},
        }
    }
}

/// A fault of the file that a run writes.
#[derive(Clone, Copy, Debug)]
pub struct WriteFault {
    /// The writes that go well before.
    pub after: u32,
    /// What every write after them gives.
    pub fault: FileFault,
}

/// The particulars of a run.
#[derive(Default)]
struct Special {
    limit: Limit,
    own_file: Option<OwnFile>,
    write_fault: Option<WriteFault>,
    choice: Option<u32>,
}

/// The limit that ends a run.
#[derive(Default)]
enum Limit {
    #[default]
    None,
    Clock(Duration),
    Fuel(u64),
}

impl Lab {
    /// The shipped module that has the exercise, built and compiled once per test
    /// program.
    pub fn counting(exercise: &dyn Registered) -> &'static Self {
        static LABS: OnceLock<Labs> = OnceLock::new();
        let new = |track| Self::new(&Build::Shipped(track).bytes());
        LABS.get_or_init(Labs::default).of(exercise, new)
    }

    /// Its traced twin, made once per test program.
    pub fn traced(exercise: &dyn Registered) -> &'static Self {
        static LABS: OnceLock<Labs> = OnceLock::new();
        let new = |track| Self::traced_twin(Build::Shipped(track));
        LABS.get_or_init(Labs::default).of(exercise, new)
    }

    /// The module that an exercise is measured in.
    pub fn of(exercise: &dyn Registered) -> &'static Self {
        if exercise.traced() {
            Self::traced(exercise)
        } else {
            Self::counting(exercise)
        }
    }

    /// The module that the exercise of that slug is measured in.
    pub fn named(slug: &str) -> &'static Self {
        Self::of(exercises::find(slug).expect("it is listed"))
    }

    /// The unoptimized module, built and compiled once per test program.
    pub fn unoptimized() -> &'static Self {
        static LAB: OnceLock<Lab> = OnceLock::new();
        LAB.get_or_init(|| Self::new(&Build::Unoptimized.bytes()))
    }

    /// The module with faults, built and compiled once per test program. It
    /// alone can be stopped.
    pub fn faulty() -> &'static Self {
        static LAB: OnceLock<Lab> = OnceLock::new();
        LAB.get_or_init(|| Self::compile(&Build::Faulty.bytes(), Stop::Clock))
    }

    /// The traced twin of the module with faults, its tests' own exercise
    /// traced as well.
    pub fn traced_faulty() -> &'static Self {
        static LAB: OnceLock<Lab> = OnceLock::new();
        LAB.get_or_init(|| Self::traced_twin(Build::Faulty))
    }

    fn traced_twin(build: Build) -> Self {
        let twin = tracer::trace(&build.bytes(), project::root(), |file| {
            tracer::is_exercise(file) || file == PROBE
        });
        let tracer::Traced { wasm, calls } = twin.expect("the linked module can be traced");
        Self {
            calls: Some(calls.into()),
            ..Self::new(&wasm)
        }
    }

    /// The same as a traced module, with its line table.
    #[must_use]
    pub fn with_lines(self, lines: &LineTable) -> Self {
        Self {
            calls: Some(lines.calls.clone().into()),
            ..self
        }
    }

    /// Gives the calls that the numbers in a traced module stand for.
    pub fn calls(&self) -> &[TracedCall] {
        self.calls.as_deref().unwrap_or_default()
    }

    /// The frames of a site's chain of calls, outermost first.
    ///
    /// # Panics
    ///
    /// If the module is not traced.
    pub fn frames(&self, chain: &[u32]) -> Vec<Frame> {
        let calls = self.calls.as_ref().expect("only a traced module has lines");
        let frames = chain.iter().map(|&call| &calls[call as usize].frames);
        frames.flatten().cloned().collect()
    }

    /// Compiles a module.
    pub fn new(module: &[u8]) -> Self {
        Self::compile(module, Stop::Never)
    }

    /// Compiles a module whose runs can be limited by their instructions.
    pub fn limited(module: &[u8]) -> Self {
        Self::compile(module, Stop::Fuel)
    }

    fn compile(module: &[u8], stop: Stop) -> Self {
        let mut config = Config::new();
        config.epoch_interruption(stop == Stop::Clock);
        config.consume_fuel(stop == Stop::Fuel);
        if stop == Stop::Fuel {
            // There are hundreds of these, each soon run: compiling is what takes time.
            config.cranelift_opt_level(OptLevel::None);
        }
        let engine = Engine::new(&config).expect("wasmtime runs on this machine");
        let module = Module::new(&engine, module).expect("lab.wasm is a valid module");
        let mut linker = Linker::new(&engine);
        imports(&mut linker).expect("each import is defined once");
        Self {
            engine,
            module,
            linker,
            stop,
            calls: None,
        }
    }

    /// Runs a variant and gives its report.
    pub fn report(&self, exercise: &str, variant: &str, case: &Case) -> Report {
        self.report_of(exercise, variant, case, None)
    }

    /// Runs a variant, noting what is asked besides, and gives its report.
    pub fn report_of(
        &self,
        exercise: &str,
        variant: &str,
        case: &Case,
        trace: Option<TraceRequest>,
    ) -> Report {
        let ended = self.run(&Request {
            exercise: exercise.to_owned(),
            variant: variant.to_owned(),
            case: case.clone(),
            trace,
        });
        match ended.outcome {
            Ok(Outcome::Report(report)) => *report,
            Ok(Outcome::Failure(_)) | Err(_) => {
                panic!("{exercise} {variant} {case:?} gave no report but {ended:?}")
            }
        }
    }

    /// The sentence with which the module refuses a request.
    pub fn refusal(&self, request: &[u8]) -> String {
        let ended = self.run_bytes(request);
        match ended.outcome {
            Ok(Outcome::Failure(failure)) => {
                assert_eq!(failure.kind, FailureKind::BadRequest, "{failure:?}");
                failure.message
            }
            Ok(Outcome::Report(_)) | Err(_) => panic!("a bad request gave {ended:?}"),
        }
    }

    /// Runs a request in a fresh instance.
    pub fn run(&self, request: &Request) -> Ended {
        self.run_bytes(&encoded(request))
    }

    /// Runs whatever stands in `request` in a fresh instance.
    pub fn run_bytes(&self, request: &[u8]) -> Ended {
        self.run_for(request, Special::default())
    }

    /// Runs a request in a fresh instance that may take so many instructions,
    /// if the module is one for which they are counted. A module of several
    /// versions is told which by their number.
    pub fn run_with_fuel(&self, request: &Request, fuel: u64, choice: Option<u32>) -> Ended {
        let special = Special {
            limit: Limit::Fuel(fuel),
            choice,
            ..Special::default()
        };
        self.run_for(&encoded(request), special)
    }

    /// Runs a request in a fresh instance, with a file of one's own.
    pub fn run_with(&self, request: &Request, file: OwnFile) -> Ended {
        let special = Special {
            own_file: Some(file),
            ..Special::default()
        };
        self.run_for(&encoded(request), special)
    }

    /// Runs a request in a fresh instance, whose file takes no more after a while.
    pub fn run_with_fault(&self, request: &Request, fault: WriteFault) -> Ended {
        let special = Special {
            write_fault: Some(fault),
            ..Special::default()
        };
        self.run_for(&encoded(request), special)
    }

    /// Runs a request in a fresh instance that is stopped after `limit`, if the
    /// module can be.
    pub fn run_until(&self, request: &Request, limit: Duration) -> Ended {
        let special = Special {
            limit: Limit::Clock(limit),
            ..Special::default()
        };
        self.run_for(&encoded(request), special)
    }

    fn run_for(&self, request: &[u8], special: Special) -> Ended {
        let Special {
            limit,
            own_file,
            write_fault,
            choice,
        } = special;
        let mut store = Store::new(
            &self.engine,
            Host {
                memory: None,
                started: Instant::now(),
                panicked: None,
                refused: Vec::new(),
                sampled: Vec::new(),
                calls: self.calls.clone(),
                own_file,
                opened: None,
                openings: 0,
                output: None,
                write_fault,
            },
        );
        let fuel = match limit {
            Limit::Fuel(fuel) => fuel,
            Limit::None | Limit::Clock(_) => u64::MAX,
        };
        if self.stop == Stop::Fuel {
            store.set_fuel(fuel).expect("its instructions are counted");
        }
        let (memory, outcome) = if let Limit::Clock(limit) = limit {
            store.set_epoch_deadline(1);
            let engine = self.engine.clone();
            let clock = std::thread::spawn(move || {
                std::thread::sleep(limit);
                engine.increment_epoch();
            });
            let result = self.drive(&mut store, request, choice);
            clock.join().expect("the clock only sleeps");
            result
        } else {
            // Further away than any test moves the epoch.
            store.set_epoch_deadline(u64::from(u32::MAX));
            self.drive(&mut store, request, choice)
        };
        let memory = memory.data_size(&store);
        let fuel = fuel - store.get_fuel().unwrap_or(fuel);
        let Host {
            memory: _,
            started: _,
            panicked,
            refused,
            sampled,
            calls: _,
            own_file: _,
            opened: _,
            openings: _,
            output: _,
            write_fault: _,
        } = store.into_data();
        Ended {
            outcome,
            panicked,
            refused,
            sampled,
            memory,
            fuel,
        }
    }

    /// The calls that ARCHITECTURE.md describes, in their order.
    fn drive(
        &self,
        store: &mut Store<Host>,
        request: &[u8],
        choice: Option<u32>,
    ) -> (Memory, Result<Outcome, Cause>) {
        let instance = self
            .linker
            .instantiate(&mut *store, &self.module)
            .expect("every import of lab.wasm is provided");
        let memory = instance
            .get_memory(&mut *store, "memory")
            .expect("lab.wasm exports its memory");
        store.data_mut().memory = Some(memory);
        let mut calls = || -> wasmtime::Result<Outcome> {
            if self.calls.is_some() {
                instance
                    .get_typed_func::<(), ()>(&mut *store, "trace")?
                    .call(&mut *store, ())?;
            }
            if let Some(choice) = choice {
                instance
                    .get_typed_func::<u32, ()>(&mut *store, CHOOSE)?
                    .call(&mut *store, choice)?;
            }
            let request_len = u32::try_from(request.len())?;
            let address = instance
                .get_typed_func::<u32, u32>(&mut *store, "request")?
                .call(&mut *store, request_len)?;
            memory.write(&mut *store, address as usize, request)?;
            instance
                .get_typed_func::<(), ()>(&mut *store, "run")?
                .call(&mut *store, ())?;
            let address = instance
                .get_typed_func::<(), u32>(&mut *store, "report_address")?
                .call(&mut *store, ())?;
            let len = instance
                .get_typed_func::<(), u32>(&mut *store, "report_len")?
                .call(&mut *store, ())?;
            let mut report = vec![0; len as usize];
            memory.read(&*store, address as usize, &mut report)?;
            Ok(serde_json::from_slice(&report)?)
        };
        let outcome = calls().map_err(|error| Cause::of(&error));
        (memory, outcome)
    }
}

impl Cause {
    fn of(error: &wasmtime::Error) -> Self {
        match error.downcast_ref::<Trap>() {
            Some(Trap::StackOverflow) => Self::StackOverflow,
            Some(Trap::MemoryOutOfBounds) => Self::OutOfBounds,
            Some(Trap::UnreachableCodeReached) => Self::Unreachable,
            Some(Trap::Interrupt) => Self::Interrupted,
            Some(Trap::OutOfFuel) => Self::OutOfFuel,
            // Not an enum of ours: the engine may add a reason.
            _ => Self::Other(format!("{error:?}")),
        }
    }
}

fn encoded(request: &Request) -> Vec<u8> {
    serde_json::to_vec(request).expect("a request is plain data")
}

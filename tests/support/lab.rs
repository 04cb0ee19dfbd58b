//! Runs the measured module in wasmtime: compiled once, a fresh instance for
//! every run, as a browser's worker does.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use protocol::{Case, FailureKind, Outcome, Report, Request};
use wasmtime::{Caller, Config, Engine, Extern, Linker, Memory, Module, Store, Trap};

use crate::modules::Build;

/// A build of the measured module, ready to run.
pub struct Lab {
    engine: Engine,
    module: Module,
    linker: Linker<Host>,
}

/// How a run ended, with what the host was told meanwhile.
#[derive(Debug)]
pub struct Ended {
    /// What the report said, or why there is none.
    pub outcome: Result<Outcome, Cause>,
    /// The message of the panic, if there was one.
    pub panicked: Option<String>,
    /// The bytes of each allocation that was refused.
    pub refused: Vec<f64>,
    /// The bytes of linear memory at the end.
    pub memory: usize,
}

/// Why an instance was stopped.
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
    /// None of these.
    Other(String),
}

/// What an instance's imports need.
struct Host {
    started: Instant,
    panicked: Option<String>,
    refused: Vec<f64>,
}

impl Lab {
    /// The shipped module, built and compiled once per test program.
    pub fn shipped() -> &'static Self {
        static LAB: OnceLock<Lab> = OnceLock::new();
        LAB.get_or_init(|| Self::new(&Build::Shipped.bytes()))
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
        LAB.get_or_init(|| Self::compile(&Build::Faulty.bytes(), true))
    }

    /// Compiles a module.
    pub fn new(module: &[u8]) -> Self {
        Self::compile(module, false)
    }

    /// To be stoppable costs time, so only what may never end is.
    fn compile(module: &[u8], stoppable: bool) -> Self {
        let mut config = Config::new();
        config.epoch_interruption(stoppable);
        let engine = Engine::new(&config).expect("wasmtime runs on this machine");
        let module = Module::new(&engine, module).expect("lab.wasm is a valid module");
        let mut linker = Linker::new(&engine);
        imports(&mut linker).expect("each import is defined once");
        Self {
            engine,
            module,
            linker,
        }
    }

    /// Runs a variant and gives its report.
    pub fn report(&self, exercise: &str, variant: &str, case: &Case) -> Report {
        let ended = self.run(&Request {
            exercise: exercise.to_owned(),
            variant: variant.to_owned(),
            case: case.clone(),
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
        self.run_for(request, None)
    }

    /// Runs a request in a fresh instance that is stopped after `limit`, if the
    /// module can be.
    pub fn run_until(&self, request: &Request, limit: Duration) -> Ended {
        self.run_for(&encoded(request), Some(limit))
    }

    fn run_for(&self, request: &[u8], limit: Option<Duration>) -> Ended {
        let mut store = Store::new(
            &self.engine,
            Host {
                started: Instant::now(),
                panicked: None,
                refused: Vec::new(),
            },
        );
        let (memory, outcome) = if let Some(limit) = limit {
            store.set_epoch_deadline(1);
            let engine = self.engine.clone();
            let clock = std::thread::spawn(move || {
                std::thread::sleep(limit);
                engine.increment_epoch();
            });
            let result = self.drive(&mut store, request);
            clock.join().expect("the clock only sleeps");
            result
        } else {
            // Further away than any test moves the epoch.
            store.set_epoch_deadline(u64::from(u32::MAX));
            self.drive(&mut store, request)
        };
        let memory = memory.data_size(&store);
        let Host {
            started: _,
            panicked,
            refused,
        } = store.into_data();
        Ended {
            outcome,
            panicked,
            refused,
            memory,
        }
    }

    /// The calls that ARCHITECTURE.md describes, in their order.
    fn drive(&self, store: &mut Store<Host>, request: &[u8]) -> (Memory, Result<Outcome, Cause>) {
        let instance = self
            .linker
            .instantiate(&mut *store, &self.module)
            .expect("every import of lab.wasm is provided");
        let memory = instance
            .get_memory(&mut *store, "memory")
            .expect("lab.wasm exports its memory");
        let mut calls = || -> wasmtime::Result<Outcome> {
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
            // Not an enum of ours: the engine may add a reason.
            _ => Self::Other(format!("{error:?}")),
        }
    }
}

fn encoded(request: &Request) -> Vec<u8> {
    serde_json::to_vec(request).expect("a request is plain data")
}

fn imports(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    linker.func_wrap("host", "now", |caller: Caller<'_, Host>| {
        caller.data().started.elapsed().as_secs_f64() * 1e3
    })?;
    linker.func_wrap(
        "host",
        "panicked",
        |mut caller: Caller<'_, Host>, address: u32, len: u32| {
            let message = text(&mut caller, address, len);
            caller.data_mut().panicked = Some(message);
        },
    )?;
    linker.func_wrap(
        "host",
        "refused",
        |mut caller: Caller<'_, Host>, bytes: f64| caller.data_mut().refused.push(bytes),
    )?;
    Ok(())
}

fn text(caller: &mut Caller<'_, Host>, address: u32, len: u32) -> String {
    let Some(Extern::Memory(memory)) = caller.get_export("memory") else {
        panic!("lab.wasm exports its memory");
    };
    let mut bytes = vec![0; len as usize];
    memory
        .read(&*caller, address as usize, &mut bytes)
        .expect("a panic's message lies in the memory");
    String::from_utf8(bytes).expect("a panic's message is UTF-8")
}

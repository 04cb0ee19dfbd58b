//! Runs the measured module in an interpreter: compiled once, a fresh instance
//! for every run, as a browser's worker does.

use std::time::Instant;

use anyhow::Context;
use protocol::{Failure, FailureKind, Outcome, Report, Request, text};
use wasmi::{Caller, Config, Engine, Extern, Instance, Linker, Module, Store, TrapCode};

/// The measured module, ready to run.
pub(crate) struct Lab {
    engine: Engine,
    module: Module,
    linker: Linker<Host>,
}

/// What an instance told its host.
struct Host {
    started: Instant,
    panicked: Option<String>,
    refused: Option<f64>,
}

impl Lab {
    /// Compiles the module.
    pub(crate) fn new(module: &[u8]) -> anyhow::Result<Self> {
        let mut config = Config::default();
        // The module's own stack is to run out before the interpreter's does,
        // as in a browser.
        config
            .set_max_stack_height(64 << 20)
            .set_max_recursion_depth(1 << 20);
        let engine = Engine::new(&config);
        let module = Module::new(&engine, module).context("lab.wasm is not a valid module")?;
        let mut linker = Linker::new(&engine);
        add_imports(&mut linker).context("cannot provide lab.wasm with its imports")?;
        Ok(Self {
            engine,
            module,
            linker,
        })
    }

    /// Runs a request. The outer error is a defect of the module; a run that
    /// fails is an outcome.
    pub(crate) fn run(&self, request: &Request) -> anyhow::Result<Result<Report, Failure>> {
        let mut store = Store::new(
            &self.engine,
            Host {
                started: Instant::now(),
                panicked: None,
                refused: None,
            },
        );
        let instance = self
            .linker
            .instantiate_and_start(&mut store, &self.module)
            .context("cannot instantiate lab.wasm")?;
        let request = serde_json::to_vec(request).context("cannot write the request")?;
        let outcome = match drive(&mut store, instance, &request) {
            Ok(report) => serde_json::from_slice(&report)
                .context("lab.wasm left a report that is not understood")?,
            Err(error) => match error.downcast_ref::<wasmi::Error>() {
                Some(trap) if trap.as_trap_code().is_some() => {
                    Outcome::Failure(cause(trap.as_trap_code(), store.data()))
                }
                _ => return Err(error),
            },
        };
        Ok(match outcome {
            Outcome::Report(report) => Ok(*report),
            Outcome::Failure(failure) => Err(failure),
        })
    }
}

/// Writes the request, runs it, and reads the report.
fn drive(store: &mut Store<Host>, instance: Instance, request: &[u8]) -> anyhow::Result<Vec<u8>> {
    const RANGE: &str = "lab.wasm gave an address outside of its memory";
    let memory = instance
        .get_memory(&*store, "memory")
        .context("lab.wasm exports no memory")?;
    let len = u32::try_from(request.len()).context("the request is too long")?;
    let address = instance
        .get_typed_func::<u32, u32>(&*store, "request")?
        .call(&mut *store, len)?;
    memory
        .write(&mut *store, address as usize, request)
        .context(RANGE)?;
    instance
        .get_typed_func::<(), ()>(&*store, "run")?
        .call(&mut *store, ())?;
    let mut number = |name: &str| -> anyhow::Result<usize> {
        let function = instance.get_typed_func::<(), u32>(&*store, name)?;
        Ok(function.call(&mut *store, ())? as usize)
    };
    let (address, len) = (number("report_address")?, number("report_len")?);
    let report = memory
        .data(&*store)
        .get(address..)
        .and_then(|from| from.get(..len));
    Ok(report.context(RANGE)?.to_vec())
}

fn add_imports(linker: &mut Linker<Host>) -> anyhow::Result<()> {
    linker.func_wrap("host", "now", |caller: Caller<'_, Host>| {
        caller.data().started.elapsed().as_secs_f64() * 1_000.0
    })?;
    linker.func_wrap(
        "host",
        "refused",
        |mut caller: Caller<'_, Host>, bytes: f64| {
            caller.data_mut().refused = Some(bytes);
        },
    )?;
    linker.func_wrap(
        "host",
        "panicked",
        |mut caller: Caller<'_, Host>, address: u32, len: u32| {
            let memory = caller.get_export("memory").and_then(Extern::into_memory);
            let message = memory
                .and_then(|memory| memory.data(&caller).get(address as usize..))
                .and_then(|from| from.get(..len as usize))
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            caller.data_mut().panicked = message;
        },
    )?;
    Ok(())
}

/// Why the instance was stopped, as the page names it too.
fn cause(trap: Option<TrapCode>, host: &Host) -> Failure {
    if let Some(message) = &host.panicked {
        return Failure {
            kind: FailureKind::Panic,
            message: format!("the code panicked: {message}"),
        };
    }
    match (trap, host.refused) {
        (Some(TrapCode::UnreachableCodeReached), Some(bytes)) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a 32-bit module asks for whole bytes below 2^32"
            )]
            let bytes = text::bytes(bytes as u64);
            Failure {
                kind: FailureKind::OutOfMemory,
                message: format!(
                    "the run is out of memory: {bytes} more would exceed the limit of 1 GiB; turn \
                     its knobs down"
                ),
            }
        }
        (Some(TrapCode::StackOverflow | TrapCode::MemoryOutOfBounds), _) => Failure {
            kind: FailureKind::StackOverflow,
            message: "the stack overflowed: calls went too deep".to_owned(),
        },
        (trap, _) => Failure {
            kind: FailureKind::Trap,
            message: trap.map_or("the module stopped".to_owned(), |trap| {
                format!("the module stopped: {trap}")
            }),
        },
    }
}

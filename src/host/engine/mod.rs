//! Runs the measured module in an interpreter: compiled once, a fresh instance
//! for every run, as a browser's worker does.

mod file;
mod output;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context;
use protocol::{Failure, FailureKind, FileFault, Outcome, Report, Request, TracedCall, text};
use tracer::Traced;
use wasmi::{Caller, Config, Engine, Extern, Instance, Linker, Module, Store, TrapCode};

use file::RunFile;
use output::OutputFile;

/// The most bytes of a panic's message that are told, and of a report. The page's
/// worker has the same limits.
const MESSAGE_BYTES: usize = 4 << 10;
const REPORT_BYTES: usize = 8 << 20;

/// The limits of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Allowance {
    /// The most instructions, about; none for as many as it takes.
    pub(crate) fuel: Option<u64>,
    /// The bytes that its memory is limited to when it is linked.
    pub(crate) memory: u64,
}

impl Allowance {
    /// The limits of the site's own module.
    pub(crate) const SHIPPED: Self = Self {
        fuel: None,
        memory: 1 << 30,
    };
}

/// A run with what it took.
pub(crate) struct Ran {
    /// The run's outcome.
    pub(crate) outcome: Outcome,
    /// The instructions that it took, about, where they are counted.
    pub(crate) fuel: u64,
}

/// A measured module, ready to run.
pub(crate) struct Lab {
    engine: Engine,
    module: Module,
    linker: Linker<Host>,
    counts_fuel: bool,
    /// The calls that the numbers in a traced module stand for.
    calls: Option<Arc<[TracedCall]>>,
}

/// The state behind an instance's imports.
struct Host {
    started: Instant,
    panicked: Option<String>,
    refused: Option<f64>,
    calls: Option<Arc<[TracedCall]>>,
    file: RunFile,
    output: OutputFile,
}

impl Lab {
    /// Makes the linked module's traced twin and compiles it.
    pub(crate) fn traced(linked: &[u8], root: &Path) -> anyhow::Result<Self> {
        let Traced { wasm, calls } = tracer::trace(linked, root, tracer::is_exercise)?;
        Ok(Self::new(&wasm)?.with_calls(calls))
    }

    /// The same as a traced module, whose calls' numbers stand for these.
    pub(crate) fn with_calls(self, calls: Vec<TracedCall>) -> Self {
        Self {
            calls: Some(calls.into()),
            ..self
        }
    }

    /// Gives the calls that the numbers stand for; none for the counting module.
    pub(crate) fn calls(&self) -> &[TracedCall] {
        self.calls.as_deref().unwrap_or_default()
    }

    /// Compiles the module.
    pub(crate) fn new(module: &[u8]) -> anyhow::Result<Self> {
        Self::compile(module, false)
    }

    /// Compiles the module so that what it does is counted and can be limited,
    /// which costs time.
    pub(crate) fn limited(module: &[u8]) -> anyhow::Result<Self> {
        Self::compile(module, true)
    }

    fn compile(module: &[u8], counts_fuel: bool) -> anyhow::Result<Self> {
        let mut config = Config::default();
        config.consume_fuel(counts_fuel);
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
            counts_fuel,
            calls: None,
        })
    }

    /// Runs a request, on the person's own file if there is one. The outer error
    /// is a defect of the module; a run that fails is an outcome.
    pub(crate) fn run(
        &self,
        request: &Request,
        own_file: Option<&Path>,
    ) -> anyhow::Result<Result<Report, Failure>> {
        let ran = self.run_within(request, own_file, Allowance::SHIPPED)?;
        Ok(match ran.outcome {
            Outcome::Report(report) => Ok(*report),
            Outcome::Failure(failure) => Err(failure),
        })
    }

    /// Runs a request that may do so much.
    pub(crate) fn run_within(
        &self,
        request: &Request,
        own_file: Option<&Path>,
        allowance: Allowance,
    ) -> anyhow::Result<Ran> {
        let mut store = Store::new(
            &self.engine,
            Host {
                started: Instant::now(),
                panicked: None,
                refused: None,
                calls: self.calls.clone(),
                file: RunFile::new(own_file),
                output: OutputFile::default(),
            },
        );
        let fuel = allowance.fuel.unwrap_or(u64::MAX);
        if self.counts_fuel {
            store
                .set_fuel(fuel)
                .context("its steps cannot be counted")?;
        }
        let instance = self
            .linker
            .instantiate_and_start(&mut store, &self.module)
            .context("cannot instantiate lab.wasm")?;
        let request = serde_json::to_vec(request).context("cannot write the request")?;
        let outcome = match drive(&mut store, instance, &request, self.calls.is_some()) {
            Ok(Some(report)) => serde_json::from_slice(&report)
                .context("lab.wasm left a report that is not understood")?,
            Ok(None) => Outcome::Failure(too_long()),
            Err(error) => match error.downcast_ref::<wasmi::Error>() {
                Some(trap) if trap.as_trap_code().is_some() => {
                    Outcome::Failure(cause(trap.as_trap_code(), store.data(), allowance))
                }
                _ => return Err(error),
            },
        };
        let left = store.get_fuel().unwrap_or(fuel);
        Ok(Ran {
            outcome,
            fuel: fuel - left,
        })
    }
}

/// Writes the request, runs it, in a traced module with tracing on, and reads
/// the report, unless it is too long.
fn drive(
    store: &mut Store<Host>,
    instance: Instance,
    request: &[u8],
    traced: bool,
) -> anyhow::Result<Option<Vec<u8>>> {
    const RANGE: &str = "lab.wasm gave an address outside of its memory";
    let memory = instance
        .get_memory(&*store, "memory")
        .context("lab.wasm exports no memory")?;
    if traced {
        instance
            .get_typed_func::<(), ()>(&*store, "trace")?
            .call(&mut *store, ())?;
    }
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
    let mut number = |name: &str| -> anyhow::Result<u32> {
        let function = instance.get_typed_func::<(), u32>(&*store, name)?;
        Ok(function.call(&mut *store, ())?)
    };
    let place = range(number("report_address")?, number("report_len")?);
    if place.len() > REPORT_BYTES {
        return Ok(None);
    }
    let report = memory.data(&*store).get(place);
    Ok(Some(report.context(RANGE)?.to_vec()))
}

fn too_long() -> Failure {
    let message = format!(
        "its answer is longer than {} MiB, which is more than can be compared",
        REPORT_BYTES >> 20
    );
    Failure::new(FailureKind::Trap, message).advising("Answer with less")
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
    // In the terminal nothing moves while a run goes on.
    linker.func_wrap("host", "sampled", |_live: f64| ())?;
    linker.func_wrap("host", "place", place)?;
    linker.func_wrap("host", "file_open", file_open)?;
    linker.func_wrap("host", "file_read", file_read)?;
    linker.func_wrap("host", "file_create", |mut caller: Caller<'_, Host>| {
        code(caller.data_mut().output.create().map(|()| 0))
    })?;
    linker.func_wrap(
        "host",
        "file_set_len",
        |mut caller: Caller<'_, Host>, length: f64| {
            code(caller.data_mut().output.set_len(length).map(|()| 0))
        },
    )?;
    linker.func_wrap("host", "file_write", file_write)?;
    linker.func_wrap("host", "file_read_back", file_read_back)?;
    linker.func_wrap("host", "panicked", panicked)?;
    Ok(())
}

/// The place of so many bytes of a module's memory.
fn range(address: u32, len: u32) -> Range<usize> {
    let start = address as usize;
    start..start.saturating_add(len as usize)
}

/// Takes the fuel of so many bytes that the host handles for the module, one
/// instruction a byte, where instructions are counted: or a short loop of calls
/// could take for ever.
fn charge(caller: &mut Caller<'_, Host>, bytes: u32) -> Result<(), wasmi::Error> {
    let Ok(fuel) = caller.get_fuel() else {
        return Ok(());
    };
    match fuel.checked_sub(bytes.into()) {
        Some(left) => caller.set_fuel(left),
        None => Err(TrapCode::OutOfFuel.into()),
    }
}

/// Writes the source lines of a traced call, if they fit, and gives how long
/// they are.
fn place(mut caller: Caller<'_, Host>, call: u32, address: u32, capacity: u32) -> u32 {
    let calls = caller.data().calls.as_deref().unwrap_or_default();
    let text = calls.get(call as usize).map(ToString::to_string);
    let text = text.unwrap_or_default();
    let memory = caller.get_export("memory").and_then(Extern::into_memory);
    if let Some(memory) = memory.filter(|_| text.len() <= capacity as usize) {
        // A buffer outside of the memory is the module's own fault: it reads
        // what it had there.
        let _ = memory.write(&mut caller, address as usize, text.as_bytes());
    }
    u32::try_from(text.len()).unwrap_or(0)
}

/// Keeps a panic's message, as much of it as is told.
fn panicked(mut caller: Caller<'_, Host>, address: u32, len: u32) {
    let (memory, host) = memory_and_host(&mut caller);
    host.panicked = memory.get(range(address, len)).map(|bytes| {
        let told = &bytes[..bytes.len().min(MESSAGE_BYTES)];
        let cut = if told.len() < bytes.len() { "…" } else { "" };
        String::from_utf8_lossy(told).into_owned() + cut
    });
}

/// Opens the run's file, and gives its length or the code of a fault.
fn file_open(
    mut caller: Caller<'_, Host>,
    pattern: u32,
    len: u32,
    length: f64,
) -> Result<f64, wasmi::Error> {
    charge(&mut caller, len)?;
    let (memory, host) = memory_and_host(&mut caller);
    let pattern = memory.get(range(pattern, len));
    Ok(match host.file.open(pattern.unwrap_or_default(), length) {
        Ok(length) => length,
        Err(fault) => f64::from(fault.code()),
    })
}

/// Copies what the opened file has at the offset, and gives how many bytes or
/// the code of a fault.
fn file_read(
    mut caller: Caller<'_, Host>,
    offset: f64,
    address: u32,
    capacity: u32,
) -> Result<i32, wasmi::Error> {
    charge(&mut caller, capacity)?;
    let (memory, host) = memory_and_host(&mut caller);
    let buffer = memory.get_mut(range(address, capacity));
    Ok(code(host.file.read(offset, buffer.unwrap_or_default())))
}

/// Writes bytes to the file that was made, and gives how many or the code of a
/// fault.
fn file_write(
    mut caller: Caller<'_, Host>,
    offset: f64,
    address: u32,
    len: u32,
) -> Result<i32, wasmi::Error> {
    charge(&mut caller, len)?;
    let (memory, host) = memory_and_host(&mut caller);
    let bytes = memory.get(range(address, len));
    Ok(code(host.output.write(offset, bytes.unwrap_or_default())))
}

/// Copies what the file that was made has at the offset, and gives how many
/// bytes or the code of a fault.
fn file_read_back(
    mut caller: Caller<'_, Host>,
    offset: f64,
    address: u32,
    capacity: u32,
) -> Result<i32, wasmi::Error> {
    charge(&mut caller, capacity)?;
    let (memory, host) = memory_and_host(&mut caller);
    let buffer = memory.get_mut(range(address, capacity));
    Ok(code(host.output.read(offset, buffer.unwrap_or_default())))
}

/// The number for the module: how many bytes, or the code of a fault.
fn code(bytes: Result<usize, FileFault>) -> i32 {
    match bytes {
        // A buffer is shorter than the memory, which is limited to 1 GiB.
        Ok(count) => i32::try_from(count).unwrap_or(i32::MAX),
        Err(fault) => fault.code(),
    }
}

/// The module's memory, empty if it exports none, beside what its host keeps.
fn memory_and_host<'a>(caller: &'a mut Caller<'_, Host>) -> (&'a mut [u8], &'a mut Host) {
    match caller.get_export("memory").and_then(Extern::into_memory) {
        Some(memory) => memory.data_and_store_mut(caller),
        None => (&mut [], caller.data_mut()),
    }
}

/// The reason for which the instance was stopped, as the page names it too.
fn cause(trap: Option<TrapCode>, host: &Host, allowance: Allowance) -> Failure {
    if let Some(message) = &host.panicked {
        let message = format!("it panicked: {message}");
        return Failure::new(FailureKind::Panic, message);
    }
    match (trap, host.refused) {
        (Some(TrapCode::UnreachableCodeReached), Some(bytes)) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a 32-bit module asks for whole bytes below 2^32"
            )]
            let bytes = text::bytes(bytes as u64);
            let message = format!(
                "the run is out of memory: {bytes} more would exceed the limit of {} MiB",
                allowance.memory >> 20
            );
            Failure::new(FailureKind::OutOfMemory, message).advising("Turn its knobs down")
        }
        (Some(TrapCode::StackOverflow | TrapCode::MemoryOutOfBounds), _) => Failure::new(
            FailureKind::StackOverflow,
            "the stack overflowed: calls went too deep",
        )
        .advising("Turn its knobs down"),
        (Some(TrapCode::OutOfFuel), _) => Failure::new(
            FailureKind::TimedOut,
            "it computed far longer than naive does, and was stopped",
        )
        .advising("Turn its knobs down"),
        (trap, _) => {
            let message = trap.map_or("the module stopped".to_owned(), |trap| {
                format!("the module stopped: {trap}")
            });
            Failure::new(FailureKind::Trap, message)
        }
    }
}

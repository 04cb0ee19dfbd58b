//! The imports of the measured module, and the state behind them.

use std::sync::Arc;
use std::time::Instant;

use protocol::{FileFault, TracedCall};
use wasmtime::{Caller, Linker, Memory};

use super::{OwnFile, WriteFault};
use crate::files::{OutputFile, RunFile};

/// The state behind an instance's imports.
pub(super) struct Host {
    /// The instance's memory, once that is there.
    pub(super) memory: Option<Memory>,
    pub(super) started: Instant,
    pub(super) panicked: Option<String>,
    pub(super) refused: Vec<f64>,
    pub(super) sampled: Vec<f64>,
    pub(super) calls: Option<Arc<[TracedCall]>>,
    pub(super) own_file: Option<OwnFile>,
    pub(super) opened: Option<RunFile>,
    pub(super) openings: u32,
    pub(super) output: Option<OutputFile>,
    pub(super) write_fault: Option<WriteFault>,
}

impl Host {
    fn output(&mut self) -> &mut OutputFile {
        let made = self.output.as_mut();
        made.expect("a file is made before it is written")
    }
}

/// Provides every import of the module.
pub(super) fn imports(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
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
    linker.func_wrap(
        "host",
        "sampled",
        |mut caller: Caller<'_, Host>, live: f64| caller.data_mut().sampled.push(live),
    )?;
    linker.func_wrap("host", "place", place)?;
    linker.func_wrap("host", "file_open", file_open)?;
    linker.func_wrap("host", "file_read", file_read)?;
    linker.func_wrap("host", "file_create", |mut caller: Caller<'_, Host>| {
        caller.data_mut().output = Some(OutputFile::create());
        0
    })?;
    linker.func_wrap(
        "host",
        "file_set_len",
        |mut caller: Caller<'_, Host>, length: f64| {
            let set = caller.data_mut().output().set_len(length);
            set.map_or_else(FileFault::code, |()| 0)
        },
    )?;
    linker.func_wrap("host", "file_write", file_write)?;
    linker.func_wrap("host", "file_read_back", file_read_back)?;
    Ok(())
}

/// Writes the source lines of a call's number, if they fit.
fn place(mut caller: Caller<'_, Host>, call: u32, address: u32, capacity: u32) -> u32 {
    let (memory, host) = parts(&mut caller);
    let calls = host.calls.as_ref();
    let text = calls.map_or_else(String::new, |calls| calls[call as usize].to_string());
    let len = length(text.len());
    if len <= capacity {
        at(memory, address, len).copy_from_slice(text.as_bytes());
    }
    len
}

/// Opens the run's file and gives its length or the code of a fault.
fn file_open(mut caller: Caller<'_, Host>, pattern: u32, len: u32, length: f64) -> f64 {
    let (memory, host) = parts(&mut caller);
    host.openings += 1;
    let file = if let Some(own) = &host.own_file {
        RunFile::own(own.path.clone()).inspect(|_| (own.once_opened)(&own.path, host.openings))
    } else {
        Ok(RunFile::generated(at(memory, pattern, len), length))
    };
    match file {
        Ok(file) => host.opened.insert(file).length(),
        Err(fault) => f64::from(fault.code()),
    }
}

/// Copies what the opened file has at the offset, and gives how many bytes or
/// the code of a fault.
fn file_read(mut caller: Caller<'_, Host>, offset: f64, address: u32, capacity: u32) -> i32 {
    let (memory, host) = parts(&mut caller);
    let file = host.opened.as_mut();
    let file = file.expect("a file is opened before it is read");
    match file.read(offset, at(memory, address, capacity)) {
        Ok(read) => length(read).cast_signed(),
        Err(fault) => fault.code(),
    }
}

/// Writes bytes to the file that was made, and gives how many or the code of a
/// fault.
fn file_write(mut caller: Caller<'_, Host>, offset: f64, address: u32, len: u32) -> i32 {
    let (memory, host) = parts(&mut caller);
    match host.write_fault {
        Some(WriteFault { after: 0, fault }) => return fault.code(),
        Some(WriteFault { ref mut after, .. }) => *after -= 1,
        None => {}
    }
    match host.output().write(offset, at(memory, address, len)) {
        Ok(()) => len.cast_signed(),
        Err(fault) => fault.code(),
    }
}

/// Copies what the file that was made has at the offset, and gives how many
/// bytes.
fn file_read_back(mut caller: Caller<'_, Host>, offset: f64, address: u32, capacity: u32) -> i32 {
    let (memory, host) = parts(&mut caller);
    let read = host.output().read(offset, at(memory, address, capacity));
    length(read).cast_signed()
}

fn text(caller: &mut Caller<'_, Host>, address: u32, len: u32) -> String {
    let (memory, _) = parts(caller);
    let text = at(memory, address, len).to_vec();
    String::from_utf8(text).expect("a panic's message is UTF-8")
}

/// The instance's memory, and the state beside it.
fn parts<'a>(caller: &'a mut Caller<'_, Host>) -> (&'a mut [u8], &'a mut Host) {
    let memory = caller.data().memory.expect("who calls has a memory");
    memory.data_and_store_mut(caller)
}

/// The bytes at an address of the memory.
fn at(memory: &mut [u8], address: u32, len: u32) -> &mut [u8] {
    let rest = memory.get_mut(address as usize..);
    let bytes = rest.and_then(|rest| rest.get_mut(..len as usize));
    bytes.expect("what the module hands over lies in its memory")
}

fn length(len: usize) -> u32 {
    u32::try_from(len).expect("a memory of 1 GiB has no larger buffer")
}

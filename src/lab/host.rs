//! The lab's requests to the host that runs it.
#![cfg_attr(
    target_arch = "wasm32",
    expect(unsafe_code, reason = "an import is unsafe to declare")
)]

/// The imports, from the module `host`.
#[cfg(target_arch = "wasm32")]
mod imports {
    #[link(wasm_import_module = "host")]
    // SAFETY: these are the signatures that the lab's front page promises, and
    // every host provides them.
    unsafe extern "C" {
        pub(super) safe fn now() -> f64;
        pub(super) safe fn panicked(address: *const u8, len: usize);
        pub(super) safe fn refused(bytes: f64);
        pub(super) safe fn sampled(live: f64);
        pub(super) safe fn place(call: u32, address: *mut u8, capacity: usize) -> usize;
        pub(super) safe fn file_open(pattern: *const u8, len: usize, length: f64) -> f64;
        pub(super) safe fn file_read(offset: f64, address: *mut u8, capacity: usize) -> i32;
        pub(super) safe fn file_create() -> i32;
        pub(super) safe fn file_set_len(length: f64) -> i32;
        pub(super) safe fn file_write(offset: f64, address: *const u8, len: usize) -> i32;
        pub(super) safe fn file_read_back(offset: f64, address: *mut u8, capacity: usize) -> i32;
    }
}

/// Stand-ins that let the crate compile, and be checked, for other targets.
#[cfg(not(target_arch = "wasm32"))]
mod imports {
    pub(super) fn now() -> f64 {
        0.0
    }
    pub(super) fn panicked(_address: *const u8, _len: usize) {}
    pub(super) fn refused(_bytes: f64) {}
    pub(super) fn sampled(_live: f64) {}
    pub(super) fn file_open(_pattern: *const u8, _len: usize, length: f64) -> f64 {
        length
    }
    pub(super) fn file_read(_offset: f64, _address: *mut u8, _capacity: usize) -> i32 {
        0
    }
    pub(super) fn file_create() -> i32 {
        0
    }
    pub(super) fn file_set_len(_length: f64) -> i32 {
        0
    }
    pub(super) fn file_write(_offset: f64, _address: *const u8, _len: usize) -> i32 {
        0
    }
    pub(super) fn file_read_back(_offset: f64, _address: *mut u8, _capacity: usize) -> i32 {
        0
    }
}

/// Milliseconds on the host's clock.
pub(crate) fn now() -> f64 {
    imports::now()
}

/// Pages of 64 KiB that the linear memory has now.
#[cfg(target_arch = "wasm32")]
pub(crate) fn pages() -> u64 {
    core::arch::wasm32::memory_size(0) as u64
}

/// There is no linear memory here.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn pages() -> u64 {
    0
}

/// Tells the host that an allocation was refused.
pub(crate) fn refused(bytes: u64) {
    imports::refused(bytes as f64);
}

/// Tells the host how many bytes a run saw live, while the run goes on.
pub(crate) fn sampled(live: i64) {
    imports::sampled(live as f64);
}

/// Asks the host for the source lines that a call's number stands for.
#[cfg(target_arch = "wasm32")]
pub(crate) fn place(call: u32, text: &mut [u8]) -> usize {
    imports::place(call, text.as_mut_ptr(), text.len())
}

/// The functions with which exercises reach the one file that a run reads.
pub(crate) const FILES: exercises::file::Host = exercises::file::Host {
    open: |pattern, length| imports::file_open(pattern.as_ptr(), pattern.len(), length),
    read: |offset, buffer| imports::file_read(offset, buffer.as_mut_ptr(), buffer.len()),
};

/// The functions with which exercises reach the one file that a run writes.
pub(crate) const OUTPUT: exercises::output::Host = exercises::output::Host {
    create: || imports::file_create(),
    set_len: |length| imports::file_set_len(length),
    write: |offset, bytes| imports::file_write(offset, bytes.as_ptr(), bytes.len()),
    read: |offset, buffer| imports::file_read_back(offset, buffer.as_mut_ptr(), buffer.len()),
};

/// Tells the host each panic's message and place, which are lost otherwise.
pub(crate) fn announce_panics() {
    std::panic::set_hook(Box::new(|panic| {
        // The run ends here, so nobody will see that this was counted.
        let said = panic.payload_as_str().unwrap_or("without a word");
        let message = match panic.location() {
            Some(place) => format!("{said} ({}:{})", place.file(), place.line()),
            None => said.to_owned(),
        };
        imports::panicked(message.as_ptr(), message.len());
    }));
}

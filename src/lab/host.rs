//! What the lab asks of the host that runs it.
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

/// Tells the host each panic's message and place, which are lost otherwise.
pub(crate) fn announce_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let message = meter::paused(|| panic.to_string());
        imports::panicked(message.as_ptr(), message.len());
    }));
}

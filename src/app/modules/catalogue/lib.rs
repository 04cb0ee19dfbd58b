//! The WebAssembly module of the catalogue's page alone: all that a first visit waits for.
#![cfg(target_arch = "wasm32")]

// Its exports are the application's.
use app as _;

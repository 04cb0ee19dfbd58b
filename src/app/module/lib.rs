//! The WebAssembly module of every page.
#![cfg(target_arch = "wasm32")]

// Its exports are the application's.
use app as _;

//! The measured module in wasmtime: bad requests, files, faults, and what an
//! exercise shows while it runs.

mod faults;
mod files;
mod monitor;
mod requests;

//! The measured module in wasmtime, for every exercise of the registry: the
//! bad requests, files and faults.

mod faults;
mod files;
mod requests;

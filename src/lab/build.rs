//! Sets the limit of the modules' linear memory, so that a run that exhausts it
//! ends with a refused allocation that can be named.

/// 1 GiB.
const MAX_MEMORY_BYTES: u32 = 1 << 30;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = std::env::var("CARGO_CFG_TARGET_ARCH");
    if target.as_deref() == Ok("wasm32") {
        // Cargo has a setting for examples, and takes it for programs alone.
        println!("cargo:rustc-link-arg=--max-memory={MAX_MEMORY_BYTES}");
    }
}

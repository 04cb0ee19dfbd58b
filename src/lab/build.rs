//! Sets the limit of the lab's linear memory, so that a run that exhausts it
//! ends with a refused allocation that can be named.

/// 1 GiB.
const MAX_MEMORY_BYTES: u32 = 1 << 30;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = std::env::var("CARGO_CFG_TARGET_ARCH");
    if target.as_deref() == Ok("wasm32") {
        println!("cargo:rustc-link-arg-cdylib=--max-memory={MAX_MEMORY_BYTES}");
    }
}

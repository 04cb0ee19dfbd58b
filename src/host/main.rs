//! The `bytewise` command. See `args.rs` for what can be typed.

use std::process::ExitCode;

fn main() -> ExitCode {
    host::main()
}

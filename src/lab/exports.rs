//! The functions that every module of the lab exports.

/// Defines the module's exported functions (see the crate's front page). `$run`
/// calls [`run`](crate::run) with the module's exercises.
#[macro_export]
macro_rules! exports {
    ($run:expr) => {
        #[expect(unsafe_code, reason = "an exported name is unsafe to declare")]
        const _: () = {
            /// Turns tracing on. Called before anything else, on a fresh
            /// instance of the traced module; the reports then say what each
            /// chain of calls allocated.
            #[cfg(target_arch = "wasm32")]
            // SAFETY: no other function in the module has this name.
            #[unsafe(no_mangle)]
            extern "C" fn trace() {
                $crate::trace();
            }

            /// Gives the address of a buffer of `len` bytes for the request.
            // SAFETY: no other function in the module has this name.
            #[unsafe(no_mangle)]
            extern "C" fn request(len: usize) -> *mut u8 {
                $crate::request(len)
            }

            /// Runs what the request asks for and leaves the outcome in the
            /// report.
            // SAFETY: no other function in the module has this name.
            #[unsafe(no_mangle)]
            extern "C" fn run() {
                $run;
            }

            /// The address of the report that the last `run` left.
            // SAFETY: no other function in the module has this name.
            #[unsafe(no_mangle)]
            extern "C" fn report_address() -> *const u8 {
                $crate::report_address()
            }

            /// The length of that report in bytes.
            // SAFETY: no other function in the module has this name.
            #[unsafe(no_mangle)]
            extern "C" fn report_len() -> usize {
                $crate::report_len()
            }
        };
    };
}

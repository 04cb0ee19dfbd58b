//! The code that the tests share: the modules under test, the engines that run
//! them, and random cases.
//!
//! The support code fails by panicking with a sentence that says what, where
//! and the next step: in a test that is a failure with its reason.
#![expect(
    clippy::missing_panics_doc,
    reason = "every function here may panic: that is how a test fails"
)]

pub mod attempts;
pub mod browser;
pub mod cases;
pub mod command;
pub mod compiler;
pub mod file_server;
pub mod files;
pub mod http;
pub mod lab;
pub mod modules;
pub mod project;
pub mod qr;
pub mod reports;

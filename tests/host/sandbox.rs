//! `bytewise serve` on a kernel without Landlock, as a filter of system calls
//! makes this one seem.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;

use bytewise_tests::command::{Server, dist, run};
use bytewise_tests::http::get;
use protocol::compile::{CompileClass, Compiled};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

use crate::compiling::{compiled, honest, ready};

/// The system call `landlock_create_ruleset`, which has this number everywhere.
const CREATE_RULESET: i64 = 444;
/// The error of a kernel that does not know a call.
const ENOSYS: u32 = 38;

/// Does this in a thread whose programs find no Landlock.
fn without_landlock<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let architecture = std::env::consts::ARCH
        .try_into()
        .expect("seccomp is there wherever the tests run");
    let filter = SeccompFilter::new(
        BTreeMap::from([(CREATE_RULESET, Vec::new())]),
        SeccompAction::Allow,
        SeccompAction::Errno(ENOSYS),
        architecture,
    );
    let filter: BpfProgram = filter
        .and_then(TryInto::try_into)
        .expect("the filter is one");
    // The tests' shared build is made outside: it goes on where Landlock is.
    dist();
    std::thread::scope(|scope| {
        let filtered = scope.spawn(|| {
            seccompiler::apply_filter(&filter).expect("a thread may give up calls");
            work()
        });
        let done = filtered.join();
        done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

#[test]
fn the_network_is_not_let_in_without_landlock() {
    for network in [&["--lan"][..], &["--host", "0.0.0.0"]] {
        let arguments = [&["serve", "--port", "0"], network].concat();
        let output = without_landlock(|| run(&arguments));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{network:?}: {errors}");
        assert!(
            errors.contains("only let in where the compiler runs in a sandbox"),
            "{errors}"
        );
        assert!(errors.contains("Landlock"), "{errors}");
        assert!(output.stdout.is_empty(), "{network:?} printed an address");
    }
}

#[test]
fn without_landlock_the_site_is_served_and_nothing_is_compiled() {
    without_landlock(|| {
        let server = Server::start(&[]);
        let status = server.compiler();
        assert!(!status.sandboxed);
        assert_eq!(status.compiler, None);
        let problem = status.problem.expect("it says why");
        assert!(problem.contains("confined"), "{problem}");
        assert!(problem.contains("--unsafe-no-sandbox"), "{problem}");
        server.logged("Landlock", 1);
        assert_eq!(get(server.port(), "/", &[]).status, 200);
        match compiled(&server, &honest("")) {
            Compiled::Refused(refused) => {
                assert_eq!(refused.class, CompileClass::JailUnavailable);
                assert_eq!(refused.message, problem);
            }
            Compiled::Built(_) => panic!("it was compiled without a sandbox"),
        }
    });
}

#[test]
fn who_asks_to_do_without_a_sandbox_does() {
    without_landlock(|| {
        let server = ready(Server::start(&["--unsafe-no-sandbox"]));
        assert!(!server.compiler().sandboxed);
        let compiled = compiled(&server, &honest(""));
        assert!(matches!(compiled, Compiled::Built(_)), "{compiled:?}");
    });
}

//! The `bytewise` command, as a person runs it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex, OnceLock, Weak};
use std::time::{Duration, Instant};

use protocol::compile::{HOST, HostStatus, TOKEN};

use crate::{http, project};

/// The longest wait for what does not come about. A bound on a hang, not on speed.
const PATIENCE: Duration = Duration::from_mins(1);

/// The longest wait until a host can compile: it builds its libraries.
const PATIENCE_WHILE_BUILDING: Duration = Duration::from_mins(5);

/// The command, ready for arguments, in the project's root.
pub fn bytewise() -> Command {
    let mut command = Command::new(program());
    command.current_dir(project::root()).stdin(Stdio::null());
    command
}

/// Names the built command to a test program that another one starts.
const BUILT: &str = "BYTEWISE_BUILT";

/// The command's path, built once per test program.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| std::env::var_os(BUILT).map_or_else(build, PathBuf::from))
}

/// This very test program, to run that one of its tests, which it otherwise
/// leaves out.
pub fn again(test: &str) -> Command {
    let own = std::env::current_exe().expect("the running program has a path");
    let mut command = Command::new(own);
    command
        .args(["--ignored", "--exact", test])
        .env(BUILT, program());
    command
}

/// Runs such a test, which must pass.
pub fn pass(again: &mut Command) {
    let output = again.output().expect("a test can be started");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("1 passed"), "{told}");
}

/// Runs the command to its end.
pub fn run(arguments: &[&str]) -> Output {
    bytewise()
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("bytewise {arguments:?} cannot be started: {error}"))
}

/// Runs the command and gives what it printed.
pub fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(
        output.status.success(),
        "bytewise {arguments:?} failed with {}: {}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("the command prints UTF-8")
}

/// The built site, built once per test program.
pub fn dist() -> &'static Path {
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| {
        printed(&["build"]);
        project::root().join("dist")
    })
}

fn build() -> PathBuf {
    let output = project::cargo()
        .args(["build", "-p", "bytewise"])
        .args(["--message-format", "json-render-diagnostics"])
        .arg("--target-dir")
        .arg(project::target())
        .stderr(Stdio::inherit())
        .output()
        .unwrap_or_else(|error| panic!("cargo cannot be started for the host: {error}"));
    assert!(
        output.status.success(),
        "cargo could not build the host; its message is above"
    );
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|message| {
            let is_host = message["target"]["name"] == "bytewise";
            let program = message["executable"].as_str()?;
            is_host.then(|| PathBuf::from(program))
        })
        .expect("cargo names the program that it built")
}

/// A running `bytewise serve`, stopped when dropped.
pub struct Server {
    process: Child,
    /// Its output at the start, up to the address and with it.
    address: String,
    port: u16,
    /// The rest of its output.
    said: Arc<Mutex<String>>,
    log: Arc<Mutex<String>>,
}

impl Server {
    /// A server that is shared as long as a test holds it.
    pub fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Server>> = Mutex::new(Weak::new());
        // A test that failed to start one leaves nothing behind.
        let mut shared = SHARED
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let server = Arc::new(Self::start(&[]));
            *shared = Arc::downgrade(&server);
            server
        })
    }

    /// A server of the test's own, on a free port.
    pub fn start(options: &[&str]) -> Self {
        Self::by(&mut bytewise(), options)
    }

    /// A server of the test's own that this command starts.
    pub fn by(command: &mut Command, options: &[&str]) -> Self {
        dist();
        let mut process = command
            .args(["serve", "--port", "0"])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("bytewise serve cannot be started: {error}"));
        let errors = process.stderr.take().expect("its errors are a pipe");
        let log = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&log);
        // Reads on, so that the server never waits for a reader.
        std::thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                let mut kept = kept
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                kept.push_str(&line);
                kept.push('\n');
            }
        });
        let output = process.stdout.take().expect("its output is a pipe");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let printed = lines.find_map(|line| Some((port_in(&line)?, line)));
        let said = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in lines {
                let mut kept = kept
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                kept.push_str(&line);
                kept.push('\n');
            }
        });
        let Some((port, address)) = printed else {
            let log = log
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            panic!("bytewise serve {options:?} ended without printing its address: {log}");
        };
        Self {
            process,
            address,
            port,
            said,
            log,
        }
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of the site's root.
    pub fn root(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The most memory that its process has held so far, in KiB, as Linux
    /// tells; 0 elsewhere.
    pub fn peak_memory_kib(&self) -> u64 {
        let status = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        kib.unwrap_or_default()
    }

    /// The token in the address that it printed.
    pub fn token(&self) -> &str {
        let (_, token) = self
            .address
            .split_once("/#token=")
            .unwrap_or_else(|| panic!("no token in {}", self.address));
        token.split(' ').next().unwrap_or_default()
    }

    /// Asks for the status of its compiler.
    pub fn compiler(&self) -> HostStatus {
        let answer = http::get(self.port, &format!("/{HOST}"), &[(TOKEN, self.token())]);
        assert_eq!(answer.status, 200, "{answer:?}");
        serde_json::from_slice(&answer.body).expect("it tells how the host is")
    }

    /// Waits until it can compile, and gives what it then says of its compiler.
    pub fn until_it_compiles(&self) -> HostStatus {
        let started = Instant::now();
        loop {
            let status = self.compiler();
            let Some(problem) = &status.problem else {
                return status;
            };
            let waited = started.elapsed();
            assert!(waited < PATIENCE_WHILE_BUILDING, "not ready: {problem}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Sends it that signal (`TERM`), and gives its end.
    #[cfg(unix)]
    pub fn ended_by(&mut self, signal: &str) -> ExitStatus {
        let sent = Command::new("kill")
            .args(["-s", signal, &self.process.id().to_string()])
            .status();
        assert!(sent.is_ok_and(|sent| sent.success()), "no {signal} is sent");
        self.process.wait().expect("a child can be waited for")
    }

    /// Waits until the log has this string in it so many times, and gives the
    /// log. The server has written a line before it answers; the pipe may bring
    /// it later than the answer.
    pub fn logged(&self, text: &str, times: usize) -> String {
        let started = Instant::now();
        loop {
            let log = self.log();
            if log.matches(text).count() >= times {
                return log;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "waited in vain for {times} of `{text}` in the log: {log}"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until it has printed this string after its address, and gives all
    /// that it printed there.
    pub fn printed(&self, text: &str) -> String {
        let started = Instant::now();
        loop {
            let said = self
                .said
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .clone();
            if said.contains(text) {
                return said;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "waited in vain for `{text}` in what it printed: {said}"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Gives what has been read of its log so far.
    pub fn log(&self) -> String {
        let log = self
            .log
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        log.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The port in `Bytewise is at http://127.0.0.1:8080/#token=… · …`.
pub fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("http://127.0.0.1:")?;
    rest.split('/').next()?.parse().ok()
}

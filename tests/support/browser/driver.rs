//! The programs between the tests and the browsers: started on a free port,
//! stopped when dropped.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use super::{Browser, SKIP_VARIABLE};
use crate::project;

/// The time after which a driver that does not answer is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// Becomes the program that it is given, in a process group that ends when its
/// input does. So a driver ends with its browsers, whoever is killed: those that
/// are kept for the next test are never dropped.
const LEASHED: &str = r#"exec 3<&0
{ cat <&3 >/dev/null; kill -KILL 0; } &
exec "$0" "$@" </dev/null 3<&-"#;

/// A running driver.
pub(crate) struct Driver {
    process: Child,
    display: Option<Child>,
    port: u16,
    log: PathBuf,
}

impl Driver {
    /// Starts the browser's driver and waits until it answers.
    pub(crate) fn start(browser: Browser) -> Self {
        let port = free_port();
        let folder = project::target().join("drivers");
        fs::create_dir_all(&folder)
            .unwrap_or_else(|error| panic!("{} cannot be created: {error}", folder.display()));
        let log = folder.join(format!("{browser}-{port}.log"));
        let (mut command, display) = command(browser, port);
        let output = File::create(&log)
            .unwrap_or_else(|error| panic!("{} cannot be written: {error}", log.display()));
        let errors = output
            .try_clone()
            .expect("an open file can be opened twice");
        let process = command
            .env("TMPDIR", own_folder())
            .stdin(Stdio::piped())
            .process_group(0)
            .stdout(output)
            .stderr(errors)
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"));
        let mut driver = Self {
            process,
            display,
            port,
            log,
        };
        driver.wait();
        driver
    }

    /// Gives the address at which sessions are asked for.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Gives the path of the driver's log.
    pub(crate) fn log(&self) -> &Path {
        &self.log
    }

    fn wait(&mut self) {
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.process.try_wait().expect("a child can be asked");
            assert!(
                ended.is_none() && started.elapsed() < PATIENCE,
                "the driver does not answer ({ended:?}); its output is in {}",
                self.log.display()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // It may have ended by itself; either way it is gone.
        drop(self.process.wait());
        if let Some(display) = &mut self.display {
            drop(display.kill());
            drop(display.wait());
        }
    }
}

fn command(browser: Browser, port: u16) -> (Command, Option<Child>) {
    match browser {
        Browser::Chromium => {
            let mut command = leashed(&program(&["chromedriver"], "chromium-driver"));
            command.arg(format!("--port={port}"));
            (command, None)
        }
        Browser::Firefox => {
            let mut command = leashed(&geckodriver());
            // The ports between the driver and the browser are free ones too,
            // so that several run side by side.
            command.args(["--port", &port.to_string()]);
            command.args(["--marionette-port", "0", "--websocket-port", "0"]);
            (command, None)
        }
        Browser::WebKit => {
            let (display, number) = display();
            let mut command = leashed(&program(&["WebKitWebDriver"], "webkit2gtk-driver"));
            command.arg(format!("--port={port}"));
            command.env("DISPLAY", format!(":{number}"));
            command.env_remove("WAYLAND_DISPLAY");
            // Without layers, and with the plain rasterizer of Mesa, which is loaded
            // all the same: the usual one takes time, and crashes now and then.
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
            command.env("GALLIUM_DRIVER", "softpipe");
            (command, Some(display))
        }
    }
}

/// A folder for what browsers leave behind, which is thrown away by the next
/// program that finds this one gone. Its name is short: sockets go there.
fn own_folder() -> PathBuf {
    static OWN: LazyLock<PathBuf> = LazyLock::new(|| {
        let all = std::env::temp_dir().join("bytewise-browsers");
        let processes = Path::new("/proc");
        for left in fs::read_dir(&all).into_iter().flatten().flatten() {
            if processes.is_dir() && !processes.join(left.file_name()).exists() {
                // Another program may do the same.
                drop(fs::remove_dir_all(left.path()));
            }
        }
        let own = all.join(std::process::id().to_string());
        fs::create_dir_all(&own)
            .unwrap_or_else(|error| panic!("{} cannot be created: {error}", own.display()));
        own
    });
    OWN.clone()
}

fn leashed(program: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", LEASHED]).arg(program);
    command
}

/// A display that nobody looks at; `WebKitGTK` has no headless mode.
fn display() -> (Child, String) {
    let mut command = Command::new(program(&["Xvfb"], "xvfb"));
    let mut display = command
        .args(["-displayfd", "1", "-screen", "0", "1280x1024x24"])
        .args(["-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"));
    let mut number = String::new();
    let output = display.stdout.take().expect("its output is a pipe");
    BufReader::new(output)
        .read_line(&mut number)
        .expect("Xvfb writes its display's number");
    assert!(!number.is_empty(), "Xvfb found no free display");
    (display, number.trim().to_owned())
}

/// The path of the first of these programs that is on the PATH.
pub(crate) fn program(names: &[&str], package: &str) -> PathBuf {
    find(names).unwrap_or_else(|| {
        panic!(
            "{} is not installed; on Debian, run `apt-get install {package}`, or leave the \
             browsers out with {SKIP_VARIABLE}=1",
            names[0]
        )
    })
}

/// Debian has no package of it.
fn geckodriver() -> PathBuf {
    let own = project::target().join("tools/bin/geckodriver");
    find(&["geckodriver"])
        .or_else(|| own.is_file().then_some(own))
        .unwrap_or_else(|| {
            panic!(
                "geckodriver is not installed; run `cargo install geckodriver --root \
                 target/tools`, or leave the browsers out with {SKIP_VARIABLE}=1"
            )
        })
}

fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|program| program.is_file())
    })
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("this machine has a free port");
    listener
        .local_addr()
        .expect("a listener has an address")
        .port()
}

//! The time from nothing to measured bars, beside the same problem in Python.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bytewise_tests::browser::{Browser, Lifetime, Options, test_with};
use bytewise_tests::command::Server;
use bytewise_tests::file_server::FileServer;
use bytewise_tests::project;
use serde_json::json;

use crate::{Line, Pace, median, milliseconds};

/// On a page that is being loaded: presses Run as soon as that is possible,
/// where there is such a button, and keeps the milliseconds from the start of
/// the navigation to painted bars.
const COLD_START: &str = "
addEventListener('DOMContentLoaded', () => {
    let pressed = false;
    const look = () => {
        const run = document.querySelector('[data-action=run]:enabled');
        if (run && !pressed) { pressed = true; run.click(); }
        if (!document.querySelector('[data-variant][data-peak]')) return;
        observer.disconnect();
        requestAnimationFrame(() => { window.coldStart = performance.now(); });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    // The page's script has come before.
    look();
});
";

/// The page in Python, which needs its packages.
const PEER: &str = "tests/figures/peer";

pub(crate) fn lines(pace: Pace) -> Vec<Line> {
    let (server, peer) = (Server::shared(), FileServer::start(&peer(), "/"));
    let root = server.root();
    let addresses = [peer.root(), root.clone(), format!("{root}exercise/slots/")];
    let mut times = [const { Vec::new() }; 3];
    // In turn, so that what slows the machine down slows all.
    for _ in 0..pace.rounds {
        for (address, times) in addresses.iter().zip(&mut times) {
            times.push(opened(address));
        }
    }
    let [python, home, slots] = times.map(median);
    let line = |what, time, to_hold| {
        let sooner = format!("{}, {:.1} times sooner", milliseconds(time), python / time);
        Line::new(what, sooner, to_hold)
    };
    vec![
        Line::new("Pyodide: navigation to bars", milliseconds(python), ""),
        line("the catalogue: navigation to its bars", home, "10 times"),
        line(
            "slots: navigation to bars, press included",
            slots,
            "8 times",
        ),
    ]
}

/// The milliseconds until that page's bars are painted, in a browser that has
/// seen nothing.
fn opened(address: &str) -> f64 {
    let options = Options {
        lifetime: Lifetime::Unseen,
        keeps_sites: true,
        ..Options::default()
    };
    let mut time = 0.0;
    test_with(Browser::Chromium, options, "cold", async |page| {
        let script = json!({ "source": COLD_START });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
        page.open(address).await;
        page.until("the bars are there", "window.coldStart").await;
        time = page.script("return window.coldStart").await;
    });
    time
}

/// Puts the page in Python together, with the packages that it needs.
fn peer() -> PathBuf {
    let (from, to) = (project::root().join(PEER), project::target().join("peer"));
    fs::create_dir_all(&to).expect("the target folder can be written");
    let sketch = project::root().join("exercises/slots/python.py");
    let own = fs::read_dir(&from).expect("the page in Python is in the project");
    let own = own.map(|entry| entry.expect("its folder can be read").path());
    for file in own.filter(|path| path.is_file()).chain([sketch]) {
        let name = file.file_name().expect("a file has a name");
        fs::copy(&file, to.join(name)).expect("the target folder can be written");
    }
    install(&to);
    to
}

fn install(folder: &Path) {
    let output = Command::new("npm")
        .current_dir(folder)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .output()
        .expect("npm is installed: the site's packages come with it");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "npm could not install the packages of {PEER}: {said}"
    );
}

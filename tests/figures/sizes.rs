//! The bytes that come over the wire, compressed as the server sends them.

use std::fs;
use std::path::Path;

use bytewise_tests::browser::{Browser, test};
use bytewise_tests::command::{Server, dist};
use protocol::{Site, text};
use serde::Deserialize;

use crate::{Line, Pace};

/// A file that the first page made the browser fetch.
#[derive(Deserialize)]
struct Fetched {
    name: String,
    bytes: u64,
}

pub(crate) fn lines(_: Pace) -> Vec<Line> {
    let server = Server::shared();
    let mut lines = Vec::new();
    test(Browser::Chromium, "sizes", async |page| {
        page.open(&server.root()).await;
        page.until_there("[data-figure=measured]").await;
        let site: String = page
            .script("return document.getElementById('site').textContent")
            .await;
        let site: Site = serde_json::from_str(&site).expect("the page carries its site");
        let fetched: Vec<Fetched> = page
            .script(
                "return [...performance.getEntriesByType('navigation'),
                         ...performance.getEntriesByType('resource')].map(entry => ({
                     name: new URL(entry.name).pathname.slice(1) || 'index.html',
                     bytes: entry.encodedBodySize,
                 }))",
            )
            .await;
        lines = first_visit(&site, &fetched);
    });
    let files = [
        ("app.wasm, brotli", "app.", ".wasm.br", ""),
        ("its exercises, brotli", "pages.", ".wasm.br", ""),
        ("what they show later, brotli", "rest.", ".wasm.br", ""),
        (
            "its lectures and progress, brotli",
            "aside.",
            ".wasm.br",
            "",
        ),
        ("plots, gzip", "plots.", ".js.gz", "230 KB"),
        ("editor, gzip", "editor.", ".js.gz", "190 KB"),
    ];
    let files = files
        .map(|(what, start, end, to_hold)| Line::new(what, size_of(dist(), start, end), to_hold));
    lines.extend(
        exercises::TRACKS
            .iter()
            .flat_map(|track| of_track(track.id)),
    );
    lines.extend(files);
    lines.push(Line::new(
        "an exercise's modules before its editor is opened, brotli",
        bytes(modules_of_exercise(dist())),
        "170 KB",
    ));
    lines
}

fn first_visit(site: &Site, fetched: &[Fetched]) -> Vec<Line> {
    // The page measures while the application is on its way, and needs neither
    // to be read and clicked.
    let is_of_first_run = |file: &&Fetched| {
        let mut labs = site.labs.values();
        file.name == site.worker || labs.any(|lab| lab.counting == file.name)
    };
    // These are fetched only when the browser is idle.
    let is_late = |file: &&Fetched| {
        site.plots == file.name || site.content.values().any(|content| *content == file.name)
    };
    let (first_run, others): (Vec<&Fetched>, Vec<&Fetched>) =
        fetched.iter().partition(is_of_first_run);
    let (late, needed): (Vec<&Fetched>, Vec<&Fetched>) = others.into_iter().partition(is_late);
    let line = |file: &&Fetched| Line::new(format!("  {}", file.name), bytes(file.bytes), "");
    let sum = |files: &[&Fetched]| bytes(files.iter().map(|file| file.bytes).sum());
    let groups = [
        ("first visit to /, to read and click", needed, "180 KB"),
        ("beside it, for its first run", first_run, ""),
        ("then, when idle", late, ""),
    ];
    let lines = groups.into_iter().flat_map(|(what, files, to_hold)| {
        let head = Line::new(what, sum(&files), to_hold);
        let files: Vec<Line> = files.iter().map(line).collect();
        std::iter::once(head).chain(files)
    });
    lines.collect()
}

fn bytes(count: u64) -> String {
    format!("{} bytes", text::grouped(count))
}

/// The sizes of a track's modules.
fn of_track(track: &str) -> [Line; 3] {
    let traced = format!("its twin that knows lines, {track}, brotli");
    [
        (
            format!("measured module, {track}, brotli"),
            "lab",
            "wasm",
            "300 KB",
        ),
        (traced, "lab-traced", "wasm", "350 KB with its lines"),
        (format!("its lines, {track}, brotli"), "lines", "json", ""),
    ]
    .map(|(what, name, extension, to_hold)| {
        let (start, end) = (format!("{name}.{track}."), format!(".{extension}.br"));
        Line::new(what, size_of(dist(), &start, &end), to_hold)
    })
}

/// The size of the application's modules that an exercise's page asks for at once:
/// those that it names to be loaded, but for the measured one.
fn modules_of_exercise(site: &Path) -> u64 {
    let page = site.join("exercise/slots/index.html");
    let page = fs::read_to_string(&page)
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", page.display()));
    let named = page.split("<link rel=\"preload\" href=\"").skip(1);
    let named = named.filter_map(|link| link.split('"').next()?.rsplit('/').next());
    let modules =
        named.filter(|name| name.strip_suffix(".wasm").is_some() && !name.starts_with("lab"));
    let sizes = modules.map(|name| {
        let file = site.join("assets").join(format!("{name}.br"));
        let found = fs::metadata(&file);
        found
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", file.display()))
            .len()
    });
    sizes.sum()
}

/// The size of the one asset of this name.
fn size_of(site: &Path, start: &str, end: &str) -> String {
    let folder = site.join("assets");
    let entries = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{} cannot be listed: {error}", folder.display()));
    let found = entries
        .flatten()
        .find(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with(start) && name.ends_with(end)
        })
        .unwrap_or_else(|| panic!("{} has no {start}…{end}", folder.display()));
    bytes(found.metadata().expect("a file has a size").len())
}

//! `bytewise list`: which exercises there are.

use exercises::harness::Registered;
use protocol::{Content, Entry, Knob, text};
use serde::Serialize;

use crate::args::Format;
use crate::content::Contents;
use crate::project::Project;
use crate::table::{self, Side};

#[derive(Serialize)]
struct Listed<'a> {
    track: &'a str,
    #[serde(flatten)]
    entry: &'a Entry,
    variants: Vec<&'a str>,
    knobs: &'a [Knob],
}

/// Reads the exercises, which also checks their folders, and prints them.
pub(crate) fn run(project: &Project, format: Format) -> anyhow::Result<()> {
    let contents = Contents::read(project)?;
    let exercises = &contents.exercises;
    let printed = match format {
        Format::Table => table(exercises),
        Format::Json => {
            let listed: Vec<Listed> = exercises.iter().map(listed).collect();
            serde_json::to_string_pretty(&listed)? + "\n"
        }
        Format::Csv => csv(exercises),
    };
    table::print(&printed)
}

fn listed(content: &Content) -> Listed<'_> {
    Listed {
        track: &content.track,
        entry: &content.entry,
        variants: variants(content),
        knobs: &content.knobs,
    }
}

fn variants(content: &Content) -> Vec<&str> {
    let variants = content.variants.iter();
    variants.map(|variant| variant.name.as_str()).collect()
}

fn table(exercises: &[Content]) -> String {
    const COLUMNS: [(&str, Side); 5] = [
        ("exercise", Side::Left),
        ("level", Side::Left),
        ("minutes", Side::Right),
        ("variants", Side::Left),
        ("knobs", Side::Left),
    ];
    let mut printed = String::new();
    for track in exercises.chunk_by(|one, next| one.track == next.track) {
        let rows = track.iter().map(|content| {
            let knobs = content.knobs.iter().map(|knob| {
                format!(
                    "{} {} ({} to {})",
                    knob.name,
                    text::grouped(knob.default),
                    text::grouped(knob.min),
                    text::grouped(knob.max)
                )
            });
            vec![
                content.entry.slug.clone(),
                content.entry.level.to_string(),
                content.entry.minutes.to_string(),
                variants(content).join(", "),
                knobs.collect::<Vec<_>>().join(", "),
            ]
        });
        if !printed.is_empty() {
            printed.push('\n');
        }
        printed.push_str(&track[0].track);
        printed.push_str("\n\n");
        printed.push_str(&table::text(&COLUMNS, &rows.collect::<Vec<_>>()));
    }
    let example = exercises::all().next().map_or("", <dyn Registered>::slug);
    format!("{printed}\nMeasure one with `cargo run -- measure {example}`\n")
}

fn csv(exercises: &[Content]) -> String {
    const COLUMNS: [&str; 9] = [
        "track",
        "exercise",
        "title",
        "level",
        "minutes",
        "technique",
        "headline",
        "variants",
        "knobs",
    ];
    let rows = exercises.iter().map(|content| {
        let entry = &content.entry;
        let knobs = content.knobs.iter();
        let knobs: Vec<String> = knobs
            .map(|knob| format!("{}={}..{}", knob.name, knob.min, knob.max))
            .collect();
        vec![
            content.track.clone(),
            entry.slug.clone(),
            entry.title.clone(),
            entry.level.to_string(),
            entry.minutes.to_string(),
            entry.technique.clone(),
            entry.headline.name().to_owned(),
            variants(content).join(" "),
            knobs.join(" "),
        ]
    });
    protocol::csv::written(&COLUMNS, &rows.collect::<Vec<_>>())
}

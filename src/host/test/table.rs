//! The table that a whole check ends with: minutes by part, and seconds by
//! exercise.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::project::Project;
use crate::table::{self, Side};

/// The times that the parts took.
pub(super) struct Times {
    project: Project,
    begun: Instant,
    last: Instant,
    parts: Vec<(String, Duration)>,
}

/// The time of a part, as the tests of the exercises leave it.
#[derive(Debug, Deserialize)]
struct Taken {
    exercise: String,
    part: String,
    seconds: f64,
}

impl Times {
    pub(super) fn begin(project: &Project) -> Self {
        let now = Instant::now();
        Self {
            project: project.clone(),
            begun: now,
            last: now,
            parts: Vec::new(),
        }
    }

    /// Notes that what went on since the part before was this one.
    pub(super) fn note(&mut self, part: &str) {
        let now = Instant::now();
        self.parts.push((part.to_owned(), now - self.last));
        self.last = now;
    }

    pub(super) fn print(&self) {
        let rows = self.parts.iter().map(|(part, took)| row(part, *took));
        let mut rows: Vec<Vec<String>> = rows.collect();
        rows.push(row("together", self.last - self.begun));
        let columns = [("part", Side::Left), ("minutes", Side::Right)];
        eprintln!("\n{}", table::text(&columns, &rows));
        let path = self.project.target().join("exercise-times.json");
        let taken = std::fs::read(path).unwrap_or_default();
        if let Ok(taken) = serde_json::from_slice::<Vec<Taken>>(&taken) {
            eprintln!("{}", by_exercise(&taken));
        }
    }
}

fn row(part: &str, took: Duration) -> Vec<String> {
    vec![part.to_owned(), format!("{:.1}", took.as_secs_f64() / 60.0)]
}

/// The seconds of each exercise, and the parts that took most of them. Two run
/// at once, so they add up to more than the clock's.
fn by_exercise(taken: &[Taken]) -> String {
    const NAMED: usize = 3;
    let mut exercises: BTreeMap<&str, Vec<&Taken>> = BTreeMap::new();
    for one in taken {
        exercises.entry(&one.exercise).or_default().push(one);
    }
    let rows = exercises.into_iter().map(|(exercise, mut parts)| {
        parts.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
        let seconds: f64 = parts.iter().map(|part| part.seconds).sum();
        let longest = parts.iter().take(NAMED);
        let longest: Vec<String> = longest
            .map(|part| format!("{} {:.1}", part.part, part.seconds))
            .collect();
        vec![
            exercise.to_owned(),
            format!("{seconds:.1}"),
            longest.join(", "),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let columns = [
        ("exercise", Side::Left),
        ("seconds", Side::Right),
        ("most of it", Side::Left),
    ];
    table::text(&columns, &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exercise_has_its_seconds_and_its_longest_parts() {
        let taken = |exercise: &str, part: &str, seconds| Taken {
            exercise: exercise.to_owned(),
            part: part.to_owned(),
            seconds,
        };
        let text = by_exercise(&[
            taken("slots", "answers", 0.5),
            taken("slots", "mutants", 2.0),
            taken("lazy-sum", "answers", 0.25),
        ]);
        let rows: Vec<&str> = text.lines().map(str::trim).collect();
        assert!(rows[1].starts_with("lazy-sum") && rows[1].contains("0.2"));
        assert!(
            rows[2].ends_with("2.5   mutants 2.0, answers 0.5"),
            "{text}"
        );
    }
}

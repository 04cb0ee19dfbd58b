//! The content that the page shows before anything runs: the exercises' facts,
//! prose and sources, from their folders.

mod document;
mod figures;
mod folder;
mod front_matter;
mod highlight;
mod markdown;
mod parts;
mod prediction;
mod prose;
mod sizes;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail};
use exercises::harness::Registered;
use protocol::{
    Catalogue, Content, Entry, Neighbour, Page, PythonSketch, Recorded, RecordedPython, Source,
    TrackEntries, VariantContent,
};
use serde_json::{Value, json};

use crate::project::Project;
use document::Document;
use figures::Figures;
use folder::{Folder, RECORD};
use markdown::{Fault, References};

/// Everything that the page fetches, and that its files are written from.
pub(crate) struct Contents {
    pub(crate) catalogue: Catalogue,
    /// Each exercise's content, in the catalogue's order.
    pub(crate) exercises: Vec<Content>,
    /// The pages of prose by name.
    pub(crate) pages: BTreeMap<String, Page>,
    /// The figures of each exercise by its slug, as they were recorded.
    pub(crate) recorded: BTreeMap<String, Recorded>,
}

impl Contents {
    /// Reads and checks all of it.
    pub(crate) fn read(project: &Project) -> anyhow::Result<Self> {
        let reader = Reader::new(project);
        let mut tracks = Vec::new();
        let mut contents: Vec<Content> = Vec::new();
        let mut figures = BTreeMap::new();
        for track in exercises::TRACKS {
            let mut entries = Vec::new();
            for (position, exercise) in (1..).zip(track.exercises) {
                let (mut content, recorded) = reader.exercise(*exercise)?;
                figures.insert(content.entry.slug.clone(), recorded);
                track.title.clone_into(&mut content.track);
                track.id.clone_into(&mut content.track_id);
                content.position = position;
                content.of = u32::try_from(track.exercises.len()).unwrap_or(u32::MAX);
                entries.push(content.entry.clone());
                contents.push(content);
            }
            tracks.push(TrackEntries {
                id: track.id.to_owned(),
                title: track.title.to_owned(),
                summary: track.summary.to_owned(),
                exercises: entries,
            });
        }
        link_neighbours(&mut contents);
        let pages = prose::PAGES.iter().map(|&name| {
            let page = reader.page(name)?;
            Ok((name.to_owned(), page))
        });
        Ok(Self {
            recorded: figures,
            pages: pages.collect::<anyhow::Result<_>>()?,
            catalogue: Catalogue { tracks },
            exercises: contents,
        })
    }
}

impl Contents {
    /// The part of it that one track is: what lies beyond is not linked to.
    pub(crate) fn of_track(mut self, id: &str) -> anyhow::Result<Self> {
        self.catalogue.tracks.retain(|track| track.id == id);
        self.exercises.retain(|content| content.track_id == id);
        let slugs = self.exercises.iter();
        let slugs: Vec<String> = slugs.map(|content| content.entry.slug.clone()).collect();
        let is_here = |slug: &str| slugs.iter().any(|known| known == slug);
        for content in &mut self.exercises {
            let mut value = serde_json::to_value(&*content)?;
            unlink(&mut value, &is_here);
            *content = serde_json::from_value(value)?;
            for neighbour in [&mut content.previous, &mut content.next] {
                neighbour.take_if(|neighbour| !is_here(&neighbour.slug));
            }
        }
        for page in self.pages.values_mut() {
            let mut value = serde_json::to_value(&*page)?;
            unlink(&mut value, &is_here);
            *page = serde_json::from_value(value)?;
        }
        Ok(self)
    }
}

/// Puts emphasis in place of each link to an exercise that is not here, in prose
/// as it is written: a span is an object with one field.
fn unlink(value: &mut Value, is_here: &impl Fn(&str) -> bool) {
    let leads_away = value.get("link").is_some_and(|link| {
        let slug = link["href"]
            .as_str()
            .and_then(|href| href.strip_prefix("exercise:"));
        slug.is_some_and(|slug| !is_here(slug))
    });
    if leads_away {
        let spans = value["link"]["spans"].take();
        *value = json!({ "emphasis": spans });
    }
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| unlink(item, is_here)),
        Value::Object(fields) => fields.values_mut().for_each(|field| unlink(field, is_here)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// An exercise's content, without its place among the others.
pub(crate) fn of(project: &Project, exercise: &dyn Registered) -> anyhow::Result<Content> {
    Ok(Reader::new(project).exercise(exercise)?.0)
}

/// The figures of an exercise's variants, as they were recorded.
pub(crate) fn recorded(project: &Project, exercise: &dyn Registered) -> anyhow::Result<Recorded> {
    Reader::new(project).recorded(&Folder::of(project, exercise), exercise)
}

struct Reader<'a> {
    project: &'a Project,
    slugs: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    fn new(project: &'a Project) -> Self {
        Self {
            project,
            slugs: exercises::all().map(<dyn Registered>::slug).collect(),
        }
    }

    /// An exercise's content, without its place among the others, and its recorded
    /// figures.
    fn exercise(&self, exercise: &dyn Registered) -> anyhow::Result<(Content, Recorded)> {
        let folder = Folder::of(self.project, exercise);
        folder.check(self.project, exercise)?;
        let python = self.python(&folder, exercise)?;
        let recorded = self.recorded(&folder, exercise)?;
        let mut figures = Figures::of(&recorded);
        if let Some(PythonSketch { recorded, .. }) = &python {
            figures.add_python(recorded);
        }
        let path = folder.document();
        let document = Document::read(
            &self.project.read(&path)?,
            exercise,
            &self.references(&figures),
        )
        .or_else(|fault| self.refuse(&path, &fault))?;
        let variants = exercise.variants().into_iter().map(|name| {
            Ok(VariantContent {
                name: name.to_owned(),
                source: self.source("rust", &folder.variant(name))?,
            })
        });
        let content = Content {
            entry: document.entry(exercise),
            track: String::new(),
            track_id: String::new(),
            position: 0,
            of: 0,
            previous: None,
            next: None,
            knobs: exercise.knobs(),
            traced: exercise.traced(),
            increments: exercise.increments(),
            file: exercise.file(),
            variants: variants.collect::<anyhow::Result<_>>()?,
            expect: document.expect,
            floor_note: document.floor_note,
            task: document.task,
            budget: recorded.budget,
            most_allocations: recorded.most_allocations,
            floor: recorded.floor,
            sections: document.sections,
            hints: document.hints,
            predictions: document.predictions,
            points: document.points,
            parts: document.parts,
            python,
            starter: exercise
                .shape()
                .is_edit()
                .then(|| self.source("rust", &folder.starter()))
                .transpose()?,
            edges: exercise.edges(),
        };
        Ok((content, recorded))
    }

    fn recorded(&self, folder: &Folder, exercise: &dyn Registered) -> anyhow::Result<Recorded> {
        let path = folder.figures();
        let name = self.project.name_of(&path);
        let recorded: Recorded =
            serde_json::from_str(&self.project.read(&path)?).with_context(|| {
                format!("{name} holds no recorded figures; record them with {RECORD}")
            })?;
        let variants = recorded.runs.iter().map(|run| run.variant.as_str());
        if recorded.case != exercise.default_case() || !variants.eq(exercise.variants()) {
            bail!("{name} is of another default case or other variants; record it with {RECORD}");
        }
        Ok(recorded)
    }

    /// The same problem in Python, and what its recording says.
    fn python(
        &self,
        folder: &Folder,
        exercise: &dyn Registered,
    ) -> anyhow::Result<Option<PythonSketch>> {
        if !folder.python().exists() {
            return Ok(None);
        }
        let path = folder.python_figures();
        let name = self.project.name_of(&path);
        let recorded: RecordedPython = serde_json::from_str(&self.project.read(&path)?)
            .with_context(|| format!("{name} holds no recording; {RECORD} makes it"))?;
        let variants = exercise.variants();
        for run in &recorded.runs {
            if !variants.contains(&run.variant.as_str()) {
                bail!(
                    "{name} is of another variant, `{}`; {RECORD} makes it anew",
                    run.variant
                );
            }
        }
        let source = self.source("python", &folder.python())?;
        Ok(Some(PythonSketch { source, recorded }))
    }

    fn page(&self, name: &str) -> anyhow::Result<Page> {
        let path = self.project.www().join(format!("{name}.md"));
        let page = prose::read(
            &self.project.read(&path)?,
            &self.references(&Figures::default()),
        )
        .or_else(|fault| self.refuse(&path, &fault))?;
        match name {
            "sizes" => sizes::with_tables(self.project, page),
            _ => Ok(page),
        }
    }

    fn source(&self, language: &str, path: &Path) -> anyhow::Result<Source> {
        let name = self.project.name_of(path);
        let lines = highlight::lines(language, &self.project.read(path)?);
        Ok(Source {
            lines: lines
                .map_err(anyhow::Error::msg)
                .with_context(|| name.clone())?,
            path: name,
        })
    }

    fn references<'b>(&'b self, figures: &'b Figures) -> References<'b> {
        References {
            figures,
            slugs: &self.slugs,
        }
    }

    fn refuse<T>(&self, path: &Path, fault: &Fault) -> anyhow::Result<T> {
        let Fault { line, message } = fault;
        bail!("{}:{line}: {message}", self.project.name_of(path))
    }
}

/// Tells each exercise which come before and after it, across tracks.
fn link_neighbours(contents: &mut [Content]) {
    let entries: Vec<Entry> = contents
        .iter()
        .map(|content| content.entry.clone())
        .collect();
    let neighbour = |index: usize| {
        entries.get(index).map(|entry| Neighbour {
            slug: entry.slug.clone(),
            title: entry.title.clone(),
        })
    };
    for (index, content) in contents.iter_mut().enumerate() {
        content.previous = index.checked_sub(1).and_then(neighbour);
        content.next = neighbour(index + 1);
    }
}

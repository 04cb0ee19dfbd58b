//! The site's own measured modules, one for each track.

use std::rc::Rc;

use protocol::{Catalogue, LabFiles, Site};

use super::{Bridge, Lab, Modules, Twin};

/// The most bytes of memory of the site's own modules, as src/lab/build.rs has
/// them linked.
const MEMORY: u64 = 1 << 30;

/// The modules of all tracks. Nothing is fetched before it is asked for.
#[derive(Clone)]
pub struct Labs(Rc<Inner>);

struct Inner {
    /// Those of each track, with the names of its exercises.
    by_track: Vec<(Vec<String>, Modules)>,
    /// What stands in for a track that the site has no module of: the message
    /// about its empty address says that the site is not whole.
    missing: Modules,
}

impl PartialEq for Labs {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Labs {
    /// Those of a site whose root is at `base`.
    pub fn of(site: &Site, base: &str, catalogue: &Catalogue, bridge: &Bridge) -> Self {
        let modules = |files: &LabFiles| {
            let at = |file: &String| format!("{base}{file}");
            Modules {
                lab: Lab::new(at(&files.counting), bridge),
                twin: Twin::new(Lab::new(at(&files.traced), bridge), at(&files.lines)),
                memory: MEMORY,
            }
        };
        let tracks = catalogue.tracks.iter().filter_map(|track| {
            let slugs = track.exercises.iter().map(|entry| entry.slug.clone());
            Some((slugs.collect(), modules(site.labs.get(&track.id)?)))
        });
        let by_track = tracks.collect();
        Self(Rc::new(Inner {
            by_track,
            missing: modules(&LabFiles::default()),
        }))
    }

    /// The modules that can run that exercise.
    pub fn of_exercise(&self, slug: &str) -> Modules {
        let mut tracks = self.0.by_track.iter();
        let its = tracks.find(|(slugs, _)| slugs.iter().any(|known| known == slug));
        its.map_or(&self.0.missing, |(_, modules)| modules).clone()
    }
}

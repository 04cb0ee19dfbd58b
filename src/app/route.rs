//! The pages there are, and their addresses below the site's root.

use protocol::Catalogue;

/// A part of the application's module, loaded with the first of its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Exercises, as far as they are seen before anything was run or opened.
    Pages,
    /// Lectures, a track's end, and progress: most visits need none of them.
    Aside,
    /// What an exercise shows once something was run or opened, and the pages
    /// about all exercises.
    Rest,
}

impl Chunk {
    /// The name of its file, without what follows from its content.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Aside => "aside",
            Self::Rest => "rest",
        }
    }
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The catalogue.
    Home,
    /// One exercise.
    Exercise {
        /// Its name in links.
        slug: String,
    },
    /// One exercise's bench alone, large, for a lecture hall.
    Present {
        /// Its name in links.
        slug: String,
    },
    /// What was learnt in a track, in the learner's own figures.
    Learnt {
        /// The track's name in links.
        track: String,
    },
    /// The learner's progress, to look at and to move.
    Progress,
    /// Every exercise's figures in one table.
    Overview,
    /// The sizes of types in bytes.
    Sizes,
    /// The meaning of the figures.
    HowItMeasures,
    /// Any other address.
    NotFound,
}

impl Route {
    /// The chunk of the application's module that the page is in; none for those
    /// of a first visit.
    pub fn chunk(&self) -> Option<Chunk> {
        match self {
            Self::Home | Self::NotFound => None,
            Self::Exercise { .. } => Some(Chunk::Pages),
            Self::Overview | Self::Sizes | Self::HowItMeasures => Some(Chunk::Rest),
            Self::Present { .. } | Self::Learnt { .. } | Self::Progress => Some(Chunk::Aside),
        }
    }

    /// Every page that is a file of the built site.
    pub fn all(catalogue: &Catalogue) -> Vec<Self> {
        let mut routes = vec![Self::Home];
        for (_, entry) in catalogue.entries() {
            let slug = &entry.slug;
            routes.push(Self::Exercise { slug: slug.clone() });
            routes.push(Self::Present { slug: slug.clone() });
        }
        routes.extend(catalogue.tracks.iter().map(|track| Self::Learnt {
            track: track.id.clone(),
        }));
        routes.extend([
            Self::Progress,
            Self::Overview,
            Self::Sizes,
            Self::HowItMeasures,
        ]);
        routes
    }

    /// The address from the site's root: `exercise/slots/`, or empty for the
    /// catalogue.
    pub fn path(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Exercise { slug } => format!("exercise/{slug}/"),
            Self::Present { slug } => format!("present/{slug}/"),
            Self::Learnt { track } => format!("learnt/{track}/"),
            Self::Progress => "progress/".to_owned(),
            Self::Overview => "overview/".to_owned(),
            Self::Sizes => "sizes/".to_owned(),
            Self::HowItMeasures => "how-it-measures/".to_owned(),
            Self::NotFound => "404.html".to_owned(),
        }
    }

    /// The way from the page to the site's root: `./` or `../../`.
    pub fn root(&self) -> String {
        match self.path().matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// The page at a path below the site's root; `base` and `path` are
    /// absolute, as `/bytewise/` and `/bytewise/exercise/slots/`.
    pub fn at(base: &str, path: &str, catalogue: &Catalogue) -> Self {
        let Some(below) = path.strip_prefix(base) else {
            // A server may show the root without its final slash.
            return if base.strip_suffix('/') == Some(path) {
                Self::Home
            } else {
                Self::NotFound
            };
        };
        let below = below.strip_suffix("index.html").unwrap_or(below);
        let parts: Vec<&str> = below.split('/').filter(|part| !part.is_empty()).collect();
        let known = |slug: &str| catalogue.find(slug).map(|(_, entry)| entry.slug.clone());
        match parts[..] {
            [] => Self::Home,
            ["progress"] => Self::Progress,
            ["overview"] => Self::Overview,
            ["sizes"] => Self::Sizes,
            ["how-it-measures"] => Self::HowItMeasures,
            ["learnt", id] => {
                let track = catalogue.tracks.iter().find(|track| track.id == id);
                track.map_or(Self::NotFound, |track| Self::Learnt {
                    track: track.id.clone(),
                })
            }
            ["exercise", slug] => {
                known(slug).map_or(Self::NotFound, |slug| Self::Exercise { slug })
            }
            ["present", slug] => known(slug).map_or(Self::NotFound, |slug| Self::Present { slug }),
            [..] => Self::NotFound,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_route_is_found_again_at_its_path_under_any_base() {
        let catalogue = samples::catalogue();
        for base in ["/", "/some/place/"] {
            for route in Route::all(&catalogue) {
                for end in ["", "index.html"] {
                    let path = format!("{base}{}{end}", route.path());
                    assert_eq!(Route::at(base, &path, &catalogue), route, "{path}");
                }
            }
        }
    }

    #[test]
    fn a_root_undoes_a_path() {
        for (route, root) in [
            (Route::Home, "./"),
            (Route::HowItMeasures, "../"),
            (Route::Exercise { slug: "a".into() }, "../../"),
            (Route::NotFound, "./"),
        ] {
            assert_eq!(route.root(), root);
        }
    }

    #[test]
    fn an_address_that_is_no_page_is_not_found() {
        let catalogue = samples::catalogue();
        for path in [
            "/base/exercise/",
            "/base/exercise/unknown/",
            "/base/learnt/",
            "/base/learnt/unknown/",
            "/base/exercise/slots/more/",
            "/base/nothing",
            "/elsewhere/",
        ] {
            assert_eq!(
                Route::at("/base/", path, &catalogue),
                Route::NotFound,
                "{path}"
            );
        }
        assert_eq!(Route::at("/base/", "/base", &catalogue), Route::Home);
    }
}

-- version 1
CREATE TABLE articles (
	id TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	encoding TEXT NOT NULL, 
	title TEXT, 
	source TEXT, 
	published TEXT, 
	script TEXT NOT NULL, 
	place TEXT, 
	adcode TEXT, 
	characters INTEGER NOT NULL, 
	schema_version TEXT NOT NULL, 
	pipeline TEXT NOT NULL, 
	version TEXT NOT NULL, 
	segmenter TEXT NOT NULL, 
	PRIMARY KEY (id)
)
CREATE INDEX articles_adcode_index ON articles (adcode)
CREATE INDEX articles_published_index ON articles (published)
CREATE TABLE minglu_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
)
CREATE TABLE counts (
	article TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	surface TEXT NOT NULL, 
	text TEXT NOT NULL, 
	value NUMERIC, 
	min NUMERIC, 
	max NUMERIC, 
	approximation TEXT NOT NULL, 
	classifier TEXT, 
	noun TEXT, 
	kind TEXT NOT NULL, 
	scope TEXT, 
	adcode TEXT, 
	rule TEXT NOT NULL, 
	PRIMARY KEY (article, position), 
	CONSTRAINT counts_article_fkey FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
)
CREATE INDEX counts_adcode_index ON counts (adcode)
CREATE INDEX counts_noun_index ON counts (noun)
CREATE TABLE credits (
	article TEXT NOT NULL, 
	role TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (article, role, position), 
	CONSTRAINT credits_article_fkey FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
)
CREATE TABLE damage (
	article TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	repaired TEXT, 
	PRIMARY KEY (article, position), 
	CONSTRAINT damage_article_fkey FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
)
CREATE TABLE dates (
	article TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	surface TEXT NOT NULL, 
	text TEXT NOT NULL, 
	type TEXT NOT NULL, 
	value TEXT NOT NULL, 
	mod TEXT, 
	rule TEXT NOT NULL, 
	PRIMARY KEY (article, position), 
	CONSTRAINT dates_article_fkey FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
)
CREATE INDEX dates_value_index ON dates (value)
CREATE TABLE officials (
	article TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (article, id), 
	CONSTRAINT officials_article_fkey FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
)
CREATE INDEX officials_name_index ON officials (name)
CREATE TABLE people (
	article TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (article, id), 
	CONSTRAINT people_article_fkey FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
)
CREATE INDEX people_name_index ON people (name)
CREATE TABLE structures (
	article TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT, 
	stated BIGINT, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	PRIMARY KEY (article, position), 
	CONSTRAINT structures_article_fkey FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
)
CREATE TABLE units (
	article TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	place TEXT, 
	adcode TEXT, 
	parent TEXT, 
	rule TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (article, id), 
	CONSTRAINT units_article_fkey FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT units_parent_fkey FOREIGN KEY(article, parent) REFERENCES units (article, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
)
CREATE INDEX units_adcode_index ON units (adcode)
CREATE INDEX units_name_index ON units (name)
CREATE TABLE official_mentions (
	article TEXT NOT NULL, 
	official TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	surface TEXT NOT NULL, 
	PRIMARY KEY (article, official, position), 
	CONSTRAINT official_mentions_official_fkey FOREIGN KEY(article, official) REFERENCES officials (article, id) ON DELETE CASCADE
)
CREATE TABLE person_mentions (
	article TEXT NOT NULL, 
	person TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	surface TEXT NOT NULL, 
	PRIMARY KEY (article, person, position), 
	CONSTRAINT person_mentions_person_fkey FOREIGN KEY(article, person) REFERENCES people (article, id) ON DELETE CASCADE
)
CREATE TABLE posts (
	article TEXT NOT NULL, 
	official TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	organisation TEXT, 
	unit TEXT, 
	place TEXT, 
	adcode TEXT, 
	deputy BOOLEAN NOT NULL, 
	acting BOOLEAN NOT NULL, 
	former BOOLEAN NOT NULL, 
	concurrent BOOLEAN NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	PRIMARY KEY (article, official, position), 
	CONSTRAINT posts_official_fkey FOREIGN KEY(article, official) REFERENCES officials (article, id) ON DELETE CASCADE, 
	CONSTRAINT posts_unit_fkey FOREIGN KEY(article, unit) REFERENCES units (article, id) ON DELETE CASCADE
)
CREATE INDEX posts_adcode_index ON posts (adcode)
CREATE INDEX posts_organisation_index ON posts (organisation)
CREATE TABLE structure_members (
	article TEXT NOT NULL, 
	structure INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	unit TEXT, 
	PRIMARY KEY (article, structure, position), 
	CONSTRAINT structure_members_structure_fkey FOREIGN KEY(article, structure) REFERENCES structures (article, position) ON DELETE CASCADE, 
	CONSTRAINT structure_members_unit_fkey FOREIGN KEY(article, unit) REFERENCES units (article, id) ON DELETE CASCADE
)
CREATE TABLE unit_mentions (
	article TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	surface TEXT NOT NULL, 
	PRIMARY KEY (article, unit, position), 
	CONSTRAINT unit_mentions_unit_fkey FOREIGN KEY(article, unit) REFERENCES units (article, id) ON DELETE CASCADE
)

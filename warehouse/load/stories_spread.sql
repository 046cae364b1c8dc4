-- One step towards the originals: from what each is a copy of to what that is a copy of.

UPDATE component
SET root = up.root
FROM component AS up
WHERE up.article_id = component.root
    AND up.root <> component.root;

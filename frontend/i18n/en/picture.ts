/** What a print will look like, in words beside its picture. */
export const picture = {
  of: 'How {{title}} will look printed at {{width}} × {{height}} cm',
  loading: 'The picture is being made',
  sharp: '{{dpi}} DPI: sharp enough',
  tooSmall: '{{dpi}} DPI: too few pixels, {{needed}} DPI are needed',
  goodUpTo: 'Good up to {{width}} × {{height}} cm',
  cutOff: '{{percent}} % of the artwork is cut off at its edges',
  turned: 'The artwork lies on its side. Upload it turned by 90°: then it fits',
  edge: {
    mirrored: 'Sides: the picture, mirrored',
    white: 'Sides: white',
    stretched: 'Sides: the edge of the picture, stretched',
    folded: 'Sides: the picture goes round the frame, up to the dashed line',
  },
};
